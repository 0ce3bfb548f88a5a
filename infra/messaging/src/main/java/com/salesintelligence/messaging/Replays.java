package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherOperations;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.messaging.StoredDeadLetter.StoredAttribute;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters of this service to their handler again: published as they were, but only the
 * subscription that failed gets them; then the row says so. One that was replayed already is left.
 */
public final class Replays implements Handler<ReplayRequested> {

  private static final Query<StoredDeadLetter> BY_ID =
      Query.of("sql/messaging/dead_letters_by_id.sql", StoredDeadLetter.class);

  private final Queries queries;
  private final TableWriter<DeadLetterRow> table;
  private final PubSubPublisherOperations pubsub;
  private final Function<String, @Nullable Subscription> consumed;
  private final InstantSource clock;
  private final Executor blocking;

  Replays(
      Queries queries,
      TableWriter<DeadLetterRow> table,
      PubSubPublisherOperations pubsub,
      Function<String, @Nullable Subscription> consumed,
      InstantSource clock,
      Executor blocking) {
    this.queries = queries;
    this.table = table;
    this.pubsub = pubsub;
    this.consumed = consumed;
    this.clock = clock;
    this.blocking = blocking;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<ReplayRequested> event) {
    List<String> ids = event.payload().getDeadLetterIdsList().stream().distinct().toList();
    return CompletableFuture.supplyAsync(() -> queries.list(BY_ID, Map.of("ids", ids)), blocking)
        .thenCompose(letters -> replay(letters, event.payload()))
        .thenApply(replayable -> outcome(ids.size(), replayable));
  }

  /**
   * @return how many of them are this service's to replay
   */
  private CompletableFuture<Integer> replay(
      List<StoredDeadLetter> letters, ReplayRequested request) {
    List<StoredDeadLetter> own =
        letters.stream().filter(letter -> consumed.apply(letter.subscription()) != null).toList();
    CompletableFuture<?>[] replays =
        own.stream()
            .filter(StoredDeadLetter::isOpen)
            .map(letter -> replay(letter, request))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(replays).thenApply(done -> own.size());
  }

  private CompletableFuture<Void> replay(StoredDeadLetter letter, ReplayRequested request) {
    return pubsub
        .publish(letter.topic(), toMessage(letter))
        .thenCompose(messageId -> record(letter, request, messageId));
  }

  private CompletableFuture<Void> record(
      StoredDeadLetter letter, ReplayRequested request, String messageId) {
    Instant now = clock.instant();
    long version = Math.max(Times.micros(now), Times.micros(letter.publishedAt()) + 1);
    return table.upsert(ReplayedRows.of(letter, request, messageId, now), version);
  }

  private static PubsubMessage toMessage(StoredDeadLetter letter) {
    String orderingKey = letter.orderingKey();
    return PubsubMessage.newBuilder()
        .setData(ReplayedRows.payload(letter))
        .putAllAttributes(
            letter.attributes().stream()
                .collect(Collectors.toMap(StoredAttribute::key, StoredAttribute::value)))
        .putAllAttributes(ReplayAttributes.of(letter.subscription(), letter.deadLetterId()))
        .setOrderingKey(orderingKey == null ? "" : orderingKey)
        .build();
  }

  private static Delivery outcome(int requested, int replayable) {
    return replayable == requested
        ? Delivery.done()
        : Delivery.parked(
            MessagingError.UNKNOWN_DEAD_LETTER,
            ("%d of %d dead letters are not in the table, or of a subscription that this service"
                    + " does not consume; the others were replayed.")
                .formatted(requested - replayable, requested));
  }
}
