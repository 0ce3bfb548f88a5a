package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.resolve.core.Resolving;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Catches up, once after the start, with what changed while this service was away. */
public final class Reconciliation implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  private final Resolving resolving;
  private final PublishedMatches matches;

  public Reconciliation(Resolving resolving, PublishedMatches matches) {
    this.resolving = resolving;
    this.matches = matches;
  }

  @Override
  public void run(ApplicationArguments args) {
    var unused = resolving.reconcile(matches.unprompted()).whenComplete(Reconciliation::report);
  }

  private static void report(@Nullable Integer decisions, @Nullable Throwable failure) {
    if (failure == null) {
      LOG.info("Reconciled: {} addresses are somebody else by now", decisions);
    } else {
      LOG.warn("Not reconciled; the next start tries again", failure);
    }
  }
}
