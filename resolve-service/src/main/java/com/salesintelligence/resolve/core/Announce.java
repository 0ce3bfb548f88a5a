package com.salesintelligence.resolve.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tells the others. */
@FunctionalInterface
public interface Announce {

  /**
   * @return completes when all of them are confirmed
   */
  CompletableFuture<Void> announce(List<Announcement> announcements);
}
