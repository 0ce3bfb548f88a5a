package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A rule of one score: its points for an account, if it has anything to say. */
interface Policy {

  Optional<Points> on(AccountFacts facts, Today today);

  /** What the points stand for, in few words. */
  String name();
}
