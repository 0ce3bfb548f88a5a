package com.salesintelligence.ingest.gmail;

import com.google.common.collect.Lists;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Reads mailboxes of Gmail; the cursor of each is a history id. */
public final class GmailSource implements Source {

  public static final String NAME = "gmail";

  private final GmailSettings settings;
  private final Calls calls;
  private final Mailboxes mailboxes;
  private final GmailFailures failures;
  private final MailReader reader;
  private final Semaphore batches;
  private final InstantSource clock;
  private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();

  public GmailSource(GmailSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.calls = calls;
    this.mailboxes = Mailboxes.reading(settings);
    this.failures = GmailFailures.reading(clock);
    this.reader = new MailReader(Math.toIntExact(settings.largestMail().toBytes()));
    this.clock = clock;
    this.batches = new Semaphore(settings.concurrentBatches());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scopeKind() {
    return "mailbox";
  }

  @Override
  public List<String> scopes() {
    return settings.mailboxes();
  }

  /** Google grants each mailbox a quota of its own. */
  @Override
  public String leasedAs(String address) {
    return NAME + "/" + address;
  }

  /** The history id is taken first: what happens meanwhile is told again by the next run. */
  @Override
  public Bookmark everything(String address, Sink sink) {
    var mailbox = open(address);
    var listing = Listing.of(sink, mailbox::historyId);
    try (var abreast = new Abreast(batches)) {
      var missed = missed(address, listing.historyId(), sink);
      mailbox.list(
          page -> {
            fetch(address, listing.unread(page), abreast, sink, missed);
            if (sink.wantsPosition()) {
              abreast.finish();
              listing.done(page);
            }
          });
      fetch(address, listing.missed(), abreast, sink, missed);
      abreast.finish();
    }
    return bookmark(address, listing.historyId());
  }

  @Override
  public Optional<Bookmark> changes(String address, String cursor, Sink sink) {
    return cursor.matches("\\d{1,18}")
        ? changes(address, Long.parseLong(cursor), sink)
        : Optional.empty();
  }

  private Optional<Bookmark> changes(String address, long since, Sink sink) {
    var changes = new Changes();
    var awaited = awaited(address);
    awaited.ids().forEach(changes::changed);
    var mailbox = open(address);
    Optional<Long> reached = mailbox.changesSince(since, changes);
    if (reached.isEmpty() || isAhead(since, reached.get(), mailbox)) {
      return Optional.empty();
    }
    changes.deleted().keySet().forEach(awaited::over);
    changes.deleted().forEach((id, version) -> sink.accept(Reading.Gone.of(key(id), version)));
    try (var abreast = new Abreast(batches)) {
      fetch(address, changes.changed(), abreast, sink, missed(address, since, sink));
      abreast.finish();
    }
    return reached.map(newest -> bookmark(address, Math.max(newest, since)));
  }

  /** A cursor from the future would pass over all that comes until then. */
  private static boolean isAhead(long since, long reached, Mailbox mailbox) {
    return reached < since && mailbox.historyId() < since;
  }

  /** A mail that is not found counts as there until the history tells otherwise. */
  private Consumer<String> missed(String address, long cursor, Sink sink) {
    return id -> {
      awaited(address).missed(id, cursor);
      sink.stillThere(key(id));
    };
  }

  private Sink found(String address, Sink sink) {
    return reading -> {
      awaited(address).over(reading.key().externalId());
      sink.accept(reading);
    };
  }

  private Awaited awaited(String address) {
    return awaited.computeIfAbsent(address, any -> new Awaited(clock));
  }

  private void fetch(
      String address, List<String> ids, Abreast abreast, Sink sink, Consumer<String> missed) {
    var access = mailboxes.of(address);
    var found = found(address, sink);
    for (var batch : Lists.partition(ids, settings.batchSize())) {
      abreast.begin(
          () ->
              new MailBatch(access, address, calls, failures, reader, found, missed, batch)
                  .fetch());
    }
  }

  private Mailbox open(String address) {
    return new Mailbox(address, mailboxes.of(address).client(), calls, failures);
  }

  private static RecordKey key(String id) {
    return new RecordKey(MailReader.OBJECT_TYPE, id);
  }

  private Bookmark bookmark(String address, long historyId) {
    return Bookmark.exact(Long.toString(awaited(address).cursor(historyId)), historyId);
  }
}
