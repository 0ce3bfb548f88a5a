package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A conversation is worth more than mails in one direction. */
final class TwoWayTalk implements Policy {

  @Override
  public String name() {
    return "Two-way conversation";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long theirs = facts.mails().inbound().days30();
    long ours = facts.mails().outbound().days30();
    return Points.of(
        theirs > 0 && ours > 0 ? 8 : 0,
        "A conversation: they wrote "
            + Sentences.times(theirs)
            + ", we "
            + Sentences.times(ours)
            + " in the last 30 days",
        Sentences.firstOf(facts.mails().recentInbound(), facts.mails().recentOutbound()));
  }
}
