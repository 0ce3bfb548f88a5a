package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.policy.Today;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The decision table of the next action: the first row that applies wins. */
final class NextAction {

  private static final List<BiFunction<AccountFacts, Today, Optional<String>>> TABLE =
      List.of(
          Replies::settleTrouble,
          Replies::answer,
          Closing::callBeforeClose,
          Closing::settleMissedClose,
          Growing::prepareMeeting,
          Closing::revive,
          Growing::openOpportunity,
          Growing::bookRenewal,
          Growing::qualify,
          Closing::advance,
          Growing::askForMore,
          Growing::nurture);

  private NextAction() {}

  static String of(AccountFacts facts, Today today) {
    return TABLE.stream()
        .map(row -> row.apply(facts, today))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("Introduce yourself: nothing is known of this account yet");
  }
}
