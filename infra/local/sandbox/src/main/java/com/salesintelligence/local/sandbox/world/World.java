package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.CrmRecord;
import com.salesintelligence.local.sandbox.company.Kind;
import com.salesintelligence.local.sandbox.company.Mail;
import com.salesintelligence.local.sandbox.company.Scale;
import com.salesintelligence.local.sandbox.company.Truth;
import com.salesintelligence.local.sandbox.gmail.MailSource;
import com.salesintelligence.local.sandbox.gmail.MailWrites;
import com.salesintelligence.local.sandbox.gmail.Mailbox;
import com.salesintelligence.local.sandbox.gmail.Mailboxes;
import com.salesintelligence.local.sandbox.ledger.Kept;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.own.OwnData;
import com.salesintelligence.local.sandbox.salesforce.Crm;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.salesforce.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the sandbox holds; every change is journalled before it takes effect. */
public final class World implements Crm, MailWrites, Mailboxes, Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(World.class);
  private static final int MAKES = 5;
  private static final String OWN = "own-";
  private static final int HISTORY_GAP = 1_000;

  private final Optional<OwnData> own;
  private final Journal journal;
  private final Function<String, Scale> scales;
  private final InstantSource clock;
  private final Records records = new Records();
  private final Sources sources;
  private final Post post;
  private final Filing filing;
  private volatile Era era;

  /** Where a dropped mail went. */
  public record Dropped(String id, String threadId, String historyId) {}

  private World(
      Journal journal,
      Function<String, Scale> scales,
      InstantSource clock,
      long seed,
      String size,
      Optional<OwnData> own,
      List<Kept> sources)
      throws IOException {
    this.own = own;
    this.journal = journal;
    this.sources = new Sources(sources);
    this.post = new Post(this::happen, clock);
    this.filing = new Filing(this::happen, records, clock);
    this.scales = scales;
    this.clock = clock;
    var entries = journal.entries();
    if (!entries.isEmpty()
        && entries.getFirst().happening() instanceof Happening.Began began
        && began.makes() == MAKES
        && (own.isEmpty() && !began.size().startsWith(OWN) || began.size().equals(size))) {
      this.era = begin(began, List.of(), records);
      entries.subList(1, entries.size()).forEach(entry -> apply(entry.happening(), entry.mail()));
    } else {
      var began =
          new Happening.Began(
              MAKES, 1 + generation(entries), seed, size, clock.instant(), clock.millis());
      journal.restart(List.of(began));
      this.era = begin(began, List.of(), records);
    }
  }

  private static int generation(List<Journal.Entry> entries) {
    if (entries.isEmpty()) {
      return 0;
    }
    LOG.warn("The sandbox's folder was written by another version; the sandbox begins anew");
    return entries.getFirst().happening() instanceof Happening.Began began ? began.generation() : 0;
  }

  /** The same without data of one's own. */
  public static World open(
      Optional<Path> folder,
      long seed,
      String size,
      Function<String, Scale> scales,
      InstantSource clock,
      List<Kept> sources)
      throws IOException {
    return open(folder, seed, size, scales, clock, Optional.empty(), sources);
  }

  /** Goes on with what the folder holds, or begins with this seed and size. */
  public static World open(
      Optional<Path> folder,
      long seed,
      String size,
      Function<String, Scale> scales,
      InstantSource clock,
      Optional<OwnData> own,
      List<Kept> sources)
      throws IOException {
    var journal = folder.isPresent() ? new FileJournal(folder.get()) : Journal.none();
    return new World(
        journal,
        scales,
        clock,
        seed,
        own.isPresent() ? own.get().fingerprint() : size,
        own,
        sources);
  }

  private Era begin(Happening.Began began, List<Happening.Buried> buried, Records into)
      throws IOException {
    var next = new Records();
    buried.forEach(old -> bury(old, next));
    var founded = new Era(began, scales.apply(began.size()));
    founded.company.records(record -> load(record, began, next));
    if (own.isPresent()) {
      founded.take(own.get());
      own.get()
          .records(
              (type, id, fields, stamp) -> next.put(type, id, fields, stamp.orElse(began.at())));
    }
    into.become(next);
    sources.found(founded.company);
    own.ifPresent(
        data ->
            data.notes(
                (source, note) -> sources.apply(new Happening.Noted(source, note)), began.at()));
    return founded;
  }

  private static void bury(Happening.Buried buried, Records into) {
    var type = type(buried.object());
    buried.ids().forEach(id -> into.bury(type, id, buried.at()));
  }

  private static void load(CrmRecord record, Happening.Began began, Records into) {
    into.upsert(type(record.object()), record.id(), record.fields(), began.at());
  }

  private static ObjectType type(String object) {
    return ObjectType.named(object).orElseThrow();
  }

  /** Begins anew: ids go on growing, and the old records show as deleted. */
  public synchronized void reset(long seed, String size) throws IOException {
    var began =
        new Happening.Began(
            MAKES,
            era.began.generation() + 1,
            seed,
            size,
            afterAllRecords(),
            Math.max(era.lastHistoryId() + HISTORY_GAP, clock.millis()));
    var buried = new ArrayList<Happening.Buried>();
    records
        .ids()
        .forEach(
            (type, ids) -> {
              if (type != ObjectType.USER) {
                buried.add(new Happening.Buried(type.label(), ids, began.at()));
              }
            });
    var beginning = new ArrayList<Happening>();
    beginning.add(began);
    beginning.addAll(buried);
    var kept = sources.carriedOver(began.at());
    beginning.addAll(kept);
    journal.restart(beginning);
    era = begin(began, buried, records);
    kept.forEach(sources::apply);
    filing.beginAnew();
  }

  /** Now, but later than any record's timestamp, which has seconds only. */
  private Instant afterAllRecords() {
    Instant now = clock.instant();
    Instant next = records.latest().plusSeconds(1);
    return now.isBefore(next) ? next : now;
  }

  /** Several steps that no beginning comes between. */
  public synchronized void exclusively(Steps steps) throws IOException {
    steps.take();
  }

  /** What is done together. */
  public interface Steps {
    void take() throws IOException;
  }

  @Override
  public synchronized void write(Kept source, Note note) throws IOException {
    happen(new Happening.Noted(source.source(), note), Journal.NO_BODY);
  }

  @Override
  public synchronized <T> T together(Change<T> change) throws IOException {
    return change.make();
  }

  private void apply(Happening happening, MailSource mail) {
    switch (happening) {
      case Happening.Began _ ->
          throw new IllegalStateException("A company cannot be founded twice");
      case Happening.Buried buried -> bury(buried, records);
      case Happening.Arrived arrived -> era.arrive(arrived, mail);
      case Happening.Deleted deleted -> era.delete(deleted);
      case Happening.Labelled labelled -> era.label(labelled);
      case Happening.Recorded recorded -> record(recorded);
      case Happening.Removed removed ->
          records.delete(type(removed.object()), removed.id(), removed.at());
      case Happening.Restored restored ->
          records.restore(type(restored.object()), restored.id(), restored.at());
      case Happening.Merged merged ->
          records.merge(type(merged.object()), merged.loser(), merged.winner(), merged.at());
      case Happening.Noted noted -> sources.apply(noted);
    }
  }

  private void happen(Happening happening, byte[] body) throws IOException {
    apply(happening, journal.append(happening, body));
  }

  private void record(Happening.Recorded recorded) {
    var type = type(recorded.object());
    var fields = Values.of(type, recorded.fields());
    if (recorded.stamp() == null) {
      records.upsert(type, recorded.id(), fields, recorded.at());
    } else {
      records.put(type, recorded.id(), fields, recorded.stamp());
    }
    filing.count();
    if (type == ObjectType.CONTACT && fields.get("Email") instanceof String email) {
      learn(email.toLowerCase(Locale.ROOT), recorded.id(), fields);
    }
  }

  private void learn(String email, String contactId, Map<String, @Nullable Object> fields) {
    String account = fields.get("AccountId") instanceof String id ? id : null;
    String name = fields.get("Name") instanceof String text ? text : email;
    era.truth.put(email, new Truth(email, Kind.CONTACT, contactId, account, name));
  }

  /** A mail from outside, whatever its bytes are. */
  public synchronized Dropped drop(String mailbox, byte[] rfc822, boolean cutsBase64)
      throws IOException {
    return post.drop(era, mailbox, rfc822, cutsBase64);
  }

  /** A mail that the company itself wrote goes to each mailbox that it reaches. */
  public synchronized void deliver(Mail mail) throws IOException {
    post.deliver(era, mail);
  }

  @Override
  public synchronized long put(
      String mailbox, byte[] rfc822, List<String> labels, OptionalLong thread) throws IOException {
    return post.put(era, mailbox, rfc822, labels, thread);
  }

  @Override
  public synchronized void receive(String mailbox, byte[] rfc822) throws IOException {
    if (era.mailboxes.containsKey(mailbox)) {
      post.drop(era, mailbox, rfc822, false);
    }
  }

  @Override
  public synchronized boolean delete(String mailbox, long id) throws IOException {
    return post.delete(era, mailbox, id);
  }

  @Override
  public synchronized boolean label(
      String mailbox, long id, List<String> added, List<String> removed) throws IOException {
    return post.label(era, mailbox, id, added, removed);
  }

  /** Who is told when a mailbox's history has grown. */
  public void onMail(ObjLongConsumer<String> listener) {
    post.tell(listener);
  }

  /** Makes or changes a record as it is told to, whatever the shape; answers its id. */
  @Override
  public String upsert(ObjectType type, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return upsert(type, fields, Optional.empty());
  }

  /**
   * @param stamp the SystemModstamp of a commit that comes out of order
   */
  public synchronized String upsert(
      ObjectType type, Map<String, ? extends @Nullable Object> fields, Optional<Instant> stamp)
      throws IOException {
    return filing.upsert(era, type, fields, stamp);
  }

  /** Changes a record that lives. */
  public synchronized boolean change(
      ObjectType type,
      String id,
      Map<String, ? extends @Nullable Object> fields,
      Optional<Instant> stamp)
      throws IOException {
    return filing.change(era, type, id, fields, stamp);
  }

  public synchronized boolean restore(ObjectType type, String id) throws IOException {
    return filing.restore(type, id);
  }

  public synchronized boolean merge(ObjectType type, String loser, String winner)
      throws IOException {
    return filing.merge(type, loser, winner);
  }

  @Override
  public synchronized boolean remove(ObjectType type, String id) throws IOException {
    return filing.remove(type, id);
  }

  /** An id for a record that comes later. */
  public synchronized String reserveId(ObjectType type) {
    return filing.reserveId(era, type);
  }

  public Company company() {
    return era.company;
  }

  public Records records() {
    return records;
  }

  public long seed() {
    return era.began.seed();
  }

  /** What could not be served of one's own data. */
  public List<String> problems() {
    return own.map(OwnData::problems).orElse(List.of());
  }

  public String size() {
    return era.began.size();
  }

  public int generation() {
    return era.began.generation();
  }

  public synchronized List<Map<String, @Nullable Object>> truthLines() {
    var lines = era.truthLines();
    sources.truth(lines::add);
    return lines;
  }

  /** What an address is as far as the truth goes. */
  public synchronized Optional<Truth> truth(String address) {
    return Optional.ofNullable(era.truth.get(address));
  }

  @Override
  public Optional<Mailbox> mailbox(String address) {
    return Optional.ofNullable(era.mailboxes.get(address));
  }

  @Override
  public List<String> addresses() {
    return List.copyOf(era.mailboxes.keySet());
  }
}
