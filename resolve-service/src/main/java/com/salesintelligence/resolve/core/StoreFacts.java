package com.salesintelligence.resolve.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores what is known; each future completes when the rows are confirmed. */
public interface StoreFacts {

  CompletableFuture<Void> store(Fact fact);

  CompletableFuture<Void> store(List<Decision> decisions);
}
