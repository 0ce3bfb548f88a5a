package com.salesintelligence.score.messaging;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.score.core.DirtyAccount;
import com.salesintelligence.score.core.RecordId;
import com.salesintelligence.score.core.ScoringQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A record of an account was stored: its scores are due. */
public final class EntityMatchedHandler implements Handler<EntityMatched> {

  private final ScoringQueue queue;

  public EntityMatchedHandler(ScoringQueue queue) {
    this.queue = queue;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<EntityMatched> event) {
    EntityMatched matched = event.payload();
    if (matched.getAccountId().isBlank()) {
      return completedFuture(
          Delivery.parked(
              ScoreError.ACCOUNT_MISSING,
              "EntityMatched without account_id: publish it with the account that was found"));
    }
    var account =
        new DirtyAccount(
            matched.getAccountId(),
            List.of(id(matched.getRecord())),
            event.redelivered(),
            event.attributes().getOrDefault("traceparent", ""));
    return queue.add(account).thenApply(Deliveries::of);
  }

  private static RecordId id(RecordRef ref) {
    return new RecordId(ref.getSource().name(), ref.getObjectType(), ref.getExternalId());
  }
}
