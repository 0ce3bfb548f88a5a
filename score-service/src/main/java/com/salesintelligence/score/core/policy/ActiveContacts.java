package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** More people, more interest: one contact can leave. */
final class ActiveContacts implements Policy {

  @Override
  public String name() {
    return "Several contacts active";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long contacts = facts.mails().activeContacts();
    return Points.of(
        Diminishing.points(contacts, 24, 2),
        Sentences.people(facts.mails().writers(), contacts) + " wrote in the last 30 days",
        facts.mails().recentInbound());
  }
}
