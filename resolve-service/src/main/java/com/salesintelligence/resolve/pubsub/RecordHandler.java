package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.resolve.core.Received;
import com.salesintelligence.resolve.core.Refused;
import com.salesintelligence.resolve.core.Resolving;
import java.util.concurrent.CompletableFuture;

/** Hands received records to {@link Resolving} and answers what became of them. */
public final class RecordHandler implements Handler<RecordReceived> {

  private final FromWire fromWire;
  private final Resolving resolving;
  private final PublishedMatches matches;

  public RecordHandler(FromWire fromWire, Resolving resolving, PublishedMatches matches) {
    this.fromWire = fromWire;
    this.resolving = resolving;
    this.matches = matches;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<RecordReceived> event) {
    return switch (fromWire.read(event.payload())) {
      case Received received ->
          resolving.resolve(received, matches.causedBy(event)).thenApply(Deliveries::of);
      case Refused refused -> CompletableFuture.completedFuture(Deliveries.of(refused));
    };
  }
}
