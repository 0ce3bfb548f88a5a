package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.policy.Today;
import java.util.Optional;

/** Actions where no deal is in need: prepare, renew, qualify, nurture. */
final class Growing {

  private static final int PREPARE_DAYS = 3;

  private Growing() {}

  static Optional<String> prepareMeeting(AccountFacts facts, Today today) {
    return facts
        .activities()
        .next()
        .filter(next -> today.daysUntil(next.at()) <= PREPARE_DAYS)
        .map(next -> "Prepare “" + next.subject() + "” on " + Today.day(next.at()));
  }

  static Optional<String> openOpportunity(AccountFacts facts, Today today) {
    var talk = facts.talk().budget();
    return talk.count() == 0 || hasOpenDeal(facts)
        ? Optional.empty()
        : Optional.of(
            "Open an opportunity: " + talk.newestFrom() + " wrote about budget or prices");
  }

  static Optional<String> bookRenewal(AccountFacts facts, Today today) {
    var talk = facts.talk().renewal();
    return talk.count() == 0 || hasOpenDeal(facts)
        ? Optional.empty()
        : Optional.of("Book a renewal talk: " + talk.newestFrom() + " wrote about the contract");
  }

  static Optional<String> qualify(AccountFacts facts, Today today) {
    return facts.mails().inbound().days30() == 0 || hasOpenDeal(facts)
        ? Optional.empty()
        : Optional.of(
            "Find out what "
                + facts.mails().lastInboundFrom()
                + " needs: active, but no open deal");
  }

  static Optional<String> askForMore(AccountFacts facts, Today today) {
    return facts.deals().won().stream()
        .findFirst()
        .map(deal -> "Ask how " + deal.title() + " is going, and what comes next");
  }

  static Optional<String> nurture(AccountFacts facts, Today today) {
    return facts
        .lastInteraction()
        .map(at -> "Nurture: send something of use, the last contact was on " + Today.day(at));
  }

  private static boolean hasOpenDeal(AccountFacts facts) {
    return facts.deals().openCount() > 0;
  }
}
