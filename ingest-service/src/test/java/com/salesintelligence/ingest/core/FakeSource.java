package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A source in memory: records with versions, and a log of changes as its cursor. */
final class FakeSource implements Source {

  static final String SCOPE = "box";

  private final Map<String, Reading> records = new LinkedHashMap<>();
  private final List<Reading> history = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private int stretch = 1;
  private long forgottenBefore;
  private boolean alwaysForgets;
  private Consumer<String> beforeEach = id -> {};
  private CountDownLatch gate = new CountDownLatch(0);
  private SourceFailure failure;
  private Set<RecordKey> unlisted = Set.of();
  private List<String> scopes = List.of(SCOPE);

  static Reading.Present mail(String id, long version, String says) {
    return new Reading.Present(
        new RecordKey("message", id),
        version,
        new Body.Lead(says, "", "", "", "", "", "", "", "", null, ""));
  }

  FakeSource has(String... ids) {
    for (var id : ids) {
      put(mail(id, history.size() + 1, id));
    }
    return this;
  }

  FakeSource withScopes(String... names) {
    scopes = List.of(names);
    return this;
  }

  void put(Reading reading) {
    records.put(reading.key().externalId(), reading);
    history.add(reading);
  }

  void delete(String id) {
    records.remove(id);
    history.add(Reading.Gone.of(new RecordKey("message", id), history.size() + 1));
  }

  /** Deleted without a trace in the history. */
  void vanish(String id) {
    records.remove(id);
  }

  /** Of which no listing tells yet. */
  void alsoThere(String id) {
    unlisted = Set.of(new RecordKey("message", id));
  }

  @Override
  public Set<RecordKey> stillThere(String scope, Collection<RecordKey> doubtful) {
    return unlisted;
  }

  void forgetHistory() {
    forgottenBefore = history.size() + 1;
    history.add(mail("later", history.size() + 1, "later"));
  }

  void alwaysForget() {
    alwaysForgets = true;
  }

  void failWith(SourceFailure failure) {
    this.failure = failure;
  }

  void heal() {
    failure = null;
  }

  CountDownLatch closeGate() {
    gate = new CountDownLatch(1);
    return gate;
  }

  List<String> calls() {
    return calls;
  }

  void stretches(int times) {
    stretch = times;
  }

  @Override
  public Duration pause(Duration planned) {
    return planned.multipliedBy(stretch);
  }

  @Override
  public String name() {
    return "gmail";
  }

  @Override
  public String scopeKind() {
    return "mailbox";
  }

  @Override
  public List<String> scopes() {
    return scopes;
  }

  @Override
  public Bookmark everything(String scope, Sink sink) {
    called("everything " + scope);
    var bookmark = bookmark();
    var from = sink.resumesFrom();
    boolean below = from.isEmpty();
    for (var record : List.copyOf(records.values())) {
      var id = record.key().externalId();
      if (below) {
        beforeEach.accept(id);
        sink.accept(record);
        sink.reached(id);
      } else {
        sink.stillThere(record.key());
        below = from.get().equals(id);
      }
    }
    return bookmark;
  }

  /** Happens in a full run before each record. */
  void beforeEach(Consumer<String> happens) {
    beforeEach = happens;
  }

  @Override
  public Optional<Bookmark> changes(String scope, String cursor, Sink sink) {
    called("changes " + scope + " since " + cursor);
    int from = Integer.parseInt(cursor);
    if (alwaysForgets || from < forgottenBefore) {
      return Optional.empty();
    }
    var bookmark = bookmark();
    List.copyOf(history.subList(from, history.size())).forEach(sink::accept);
    return Optional.of(bookmark);
  }

  private synchronized void called(String call) {
    calls.add(call);
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailure.stopped();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Bookmark bookmark() {
    return Bookmark.exact(Integer.toString(history.size()), history.size());
  }

  static Connector connector(Source source, Cursors cursors, KnownRecords known) {
    return new Connector(source, cursors, known, new Plan(Duration.ofHours(1), "-"));
  }
}
