package com.salesintelligence.ingest.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes readings; confirms them at once, later, or never. */
final class FakePubSub implements PublishReading {

  final List<Reading> published = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Void>> open = new CopyOnWriteArrayList<>();
  boolean refuses;
  boolean hesitates;

  @Override
  public CompletableFuture<?> publish(String source, String runId, Reading reading) {
    if (refuses) {
      return CompletableFuture.failedFuture(new IllegalStateException("UNAVAILABLE"));
    }
    published.add(reading);
    if (!hesitates) {
      return CompletableFuture.completedFuture(null);
    }
    var confirmation = new CompletableFuture<Void>();
    open.add(confirmation);
    return confirmation;
  }

  List<String> told() {
    return published.stream()
        .map(
            reading ->
                switch (reading) {
                  case Reading.Present present -> "+" + present.key().externalId();
                  case Reading.Gone gone -> "-" + gone.key().externalId();
                  case Reading.Unreadable unreadable -> "?" + unreadable.key().externalId();
                })
        .toList();
  }

  void forget() {
    published.clear();
  }
}
