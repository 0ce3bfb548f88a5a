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
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads mailboxes of Gmail; the cursor of each is a history id. */
public final class GmailSource implements Source {

  public static final String NAME = "gmail";

  private final GmailSettings settings;
  private final Calls calls;
  private final Mailboxes mailboxes;
  private final GmailFailures failures;
  private final MailReader reader;
  private final Semaphore batches;

  public GmailSource(GmailSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.calls = calls;
    this.mailboxes = Mailboxes.reading(settings);
    this.failures = GmailFailures.reading(clock);
    this.reader = new MailReader(Math.toIntExact(settings.largestMail().toBytes()));
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
      mailbox.list(
          page -> {
            fetch(address, listing.unread(page), abreast, sink);
            if (sink.wantsPosition()) {
              abreast.finish();
              listing.done(page);
            }
          });
      fetch(address, listing.missed(), abreast, sink);
      abreast.finish();
    }
    return bookmark(listing.historyId());
  }

  @Override
  public Optional<Bookmark> changes(String address, String cursor, Sink sink) {
    var changes = new Changes();
    Optional<Long> reached = open(address).changesSince(Long.parseLong(cursor), changes);
    if (reached.isEmpty()) {
      return Optional.empty();
    }
    changes.deleted().forEach((id, version) -> sink.accept(Reading.Gone.of(key(id), version)));
    try (var abreast = new Abreast(batches)) {
      fetch(address, changes.changed(), abreast, sink);
      abreast.finish();
    }
    return reached.map(GmailSource::bookmark);
  }

  private void fetch(String address, List<String> ids, Abreast abreast, Sink sink) {
    var access = mailboxes.of(address);
    for (var batch : Lists.partition(ids, settings.batchSize())) {
      abreast.begin(
          () -> new MailBatch(access, address, calls, failures, reader, sink, batch).fetch());
    }
  }

  private Mailbox open(String address) {
    return new Mailbox(address, mailboxes.of(address).client(), calls, failures);
  }

  private static RecordKey key(String id) {
    return new RecordKey(MailReader.OBJECT_TYPE, id);
  }

  private static Bookmark bookmark(long historyId) {
    return Bookmark.exact(Long.toString(historyId), historyId);
  }
}
