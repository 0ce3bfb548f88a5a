package com.salesintelligence.resolve.core;

import java.util.concurrent.CompletableFuture;

/** Finds what is stored of a mail or an activity that is gone at its source. */
@FunctionalInterface
public interface FindRemains {

  /**
   * @return {@link Remains#NONE} when nothing is stored, or something newer than the deletion
   */
  CompletableFuture<Remains> of(DeletedFact gone);
}
