package com.salesintelligence.resolve.pubsub;

import com.google.protobuf.Timestamp;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.Evidence;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.resolve.core.Announce;
import com.salesintelligence.resolve.core.Announcement;
import com.salesintelligence.resolve.core.DerivedIds;
import com.salesintelligence.resolve.core.MatchPolicy;
import com.salesintelligence.resolve.core.RecordKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Publishes what belongs to which account; the same link gives the same event id. */
public final class PublishedMatches {

  private final Publisher publisher;
  private final InstantSource time;

  public PublishedMatches(Publisher publisher, InstantSource time) {
    this.publisher = publisher;
    this.time = time;
  }

  /** Publishes in a trace of its own. */
  public Announce unprompted() {
    return announcements -> publish(announcements, event -> event);
  }

  /** Publishes in the trace of the event that led to it. */
  public Announce causedBy(Event<?> cause) {
    return announcements -> publish(announcements, event -> event.causedBy(cause));
  }

  private CompletableFuture<Void> publish(
      List<Announcement> announcements, UnaryOperator<Event<EntityMatched>> traced) {
    Instant now = time.instant();
    return CompletableFuture.allOf(
        announcements.stream()
            .map(told -> publisher.publish(Topic.MATCHED_ENTITIES, traced.apply(event(told, now))))
            .toArray(CompletableFuture[]::new));
  }

  private static Event<EntityMatched> event(Announcement told, Instant now) {
    RecordKey record = told.record();
    String contact = orEmpty(told.contactId());
    String id =
        DerivedIds.of(
            record.source(),
            record.objectType(),
            record.externalId(),
            told.accountId(),
            contact,
            told.rule().id(),
            Long.toString(told.version()),
            told.probability() > 0 ? "made" : "broken");
    var matched =
        EntityMatched.newBuilder()
            .setRecord(
                RecordRef.newBuilder()
                    .setSource(Source.valueOf(record.source()))
                    .setObjectType(record.objectType())
                    .setExternalId(record.externalId()))
            .setAccountId(told.accountId())
            .setContactId(contact)
            .setRule(told.rule().id())
            .setProbability(told.probability())
            .setModel(MatchPolicy.VERSION)
            .setMatchedAt(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    told.evidence()
        .forEach(
            fact ->
                matched.addEvidence(
                    Evidence.newBuilder().setWhat(fact.what()).setFoundIn(fact.foundIn())));
    return Event.of(id, told.accountId(), now, matched.build());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
