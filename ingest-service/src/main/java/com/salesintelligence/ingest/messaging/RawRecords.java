package com.salesintelligence.ingest.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.ingest.core.PublishReading;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.messaging.DeadLetters;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes readings on raw-records; parks those that nobody can read. */
public final class RawRecords implements PublishReading {

  public static final String SERVICE = "ingest-service";

  /** Nobody subscribes as this: it stands for records that never became events. */
  public static final Subscription UNREADABLE = new Subscription(Topic.RAW_RECORDS, SERVICE);

  /** Pub/Sub takes 10 MB with all attributes. */
  private static final int LARGEST_DEAD_LETTER = 7_000_000;

  private final Publisher publisher;
  private final DeadLetters deadLetters;
  private final InstantSource clock;

  public RawRecords(Publisher publisher, DeadLetters deadLetters, InstantSource clock) {
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<?> publish(String source, String runId, Reading reading) {
    return switch (reading) {
      case Reading.Present present -> publish(present(source, runId, present));
      case Reading.Gone gone ->
          publish(
              event(source, runId, gone)
                  .setChange(Change.DELETE)
                  .setMergedInto(gone.mergedInto().orElse(""))
                  .build());
      case Reading.Unreadable unreadable -> park(source, unreadable);
    };
  }

  private CompletableFuture<?> publish(RecordReceived event) {
    return publisher.publish(
        Topic.RAW_RECORDS,
        Event.of(id(event), event.getRecord().getExternalId(), clock.instant(), event));
  }

  private RecordReceived present(String source, String runId, Reading.Present present) {
    var event = event(source, runId, present).setChange(Change.UPSERT);
    WireBody.put(event, present.body());
    return event.build();
  }

  private RecordReceived.Builder event(String source, String runId, Reading reading) {
    return RecordReceived.newBuilder()
        .setRecord(
            RecordRef.newBuilder()
                .setSource(Source.valueOf(source.toUpperCase(Locale.ROOT)))
                .setObjectType(reading.key().objectType())
                .setExternalId(reading.key().externalId()))
        .setSourceVersion(reading.version())
        .setFetchedAt(WireBody.timestamp(clock.instant()))
        .setRunId(runId);
  }

  /** The same for every reading of one version of one record. */
  private static String id(RecordReceived event) {
    var record = event.getRecord();
    return String.join(
        "/",
        record.getSource().name(),
        record.getObjectType(),
        record.getExternalId(),
        Long.toString(event.getSourceVersion()),
        event.getChange().name());
  }

  private CompletableFuture<?> park(String source, Reading.Unreadable unreadable) {
    var subject = unreadable.key().externalId();
    return deadLetters.park(
        UNREADABLE,
        payload(unreadable.original()),
        Map.of(
            "ce-id",
            "%s/%s/%s".formatted(source, unreadable.key().objectType(), subject),
            "ce-type",
            RecordReceived.getDescriptor().getFullName(),
            "ce-subject",
            subject,
            "ce-source",
            "/" + source + "/" + unreadable.key().objectType()),
        IngestError.SOURCE_RECORD_UNREADABLE,
        unreadable.problem());
  }

  private static ByteString payload(byte[] original) {
    return UnsafeByteOperations.unsafeWrap(
        original, 0, Math.min(original.length, LARGEST_DEAD_LETTER));
  }
}
