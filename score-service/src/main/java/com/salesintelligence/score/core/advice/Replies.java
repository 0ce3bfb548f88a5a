package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.WaitingMail;
import com.salesintelligence.score.core.policy.Today;
import java.util.Optional;

/** Actions for mails that wait for us. */
final class Replies {

  /** Older ones are history: a late answer is a new mail. */
  private static final int STALE_DAYS = 30;

  private static final int TROUBLE_DAYS = 14;

  private Replies() {}

  static Optional<String> settleTrouble(AccountFacts facts, Today today) {
    var trouble = facts.talk().trouble();
    return waiting(facts, today)
        .filter(
            mail ->
                trouble
                    .newest()
                    .filter(at -> !at.isBefore(mail.since()) && today.daysSince(at) < TROUBLE_DAYS)
                    .isPresent())
        .map(mail -> "Call " + trouble.newestFrom() + " about the complaint or cancellation");
  }

  static Optional<String> answer(AccountFacts facts, Today today) {
    return waiting(facts, today)
        .map(
            mail ->
                "Answer "
                    + mail.from()
                    + title(mail)
                    + ", waiting since "
                    + Today.day(mail.since()));
  }

  private static Optional<WaitingMail> waiting(AccountFacts facts, Today today) {
    return facts.mails().waitingMail().filter(mail -> today.daysSince(mail.since()) < STALE_DAYS);
  }

  private static String title(WaitingMail mail) {
    return mail.subject().isBlank() ? "" : " on “" + mail.subject() + "”";
  }
}
