package com.salesintelligence.ingest.instances;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A source of numbered records in pages of a hundred. */
record Pages(IntConsumer before) implements Source {

  static final String SCOPE = "box";
  static final int RECORDS = 1_000;
  private static final int PAGE = 100;

  /** The warehouse holds all of them from long ago, and one that is gone. */
  static List<KnownRecord> known() {
    return Stream.concat(
            IntStream.range(0, RECORDS).mapToObj(Integer::toString), Stream.of("vanished"))
        .map(id -> new KnownRecord(key(id), 1))
        .toList();
  }

  private static RecordKey key(String id) {
    return new RecordKey("record", id);
  }

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public String scopeKind() {
    return "box";
  }

  @Override
  public List<String> scopes() {
    return List.of(SCOPE);
  }

  @Override
  public Bookmark everything(String scope, Sink sink) {
    int from = sink.resumesFrom().map(Integer::parseInt).orElse(0);
    IntStream.range(0, from).forEach(i -> sink.stillThere(key(Integer.toString(i))));
    for (int i = from; i < RECORDS; i++) {
      before.accept(i);
      sink.accept(new Reading.Present(key(Integer.toString(i)), 5, new Body.Structured("{}")));
      if ((i + 1) % PAGE == 0) {
        sink.reached(Integer.toString(i + 1));
      }
    }
    return Bookmark.exact("9", 9);
  }

  @Override
  public Optional<Bookmark> changes(String scope, String cursor, Sink sink) {
    return Optional.of(Bookmark.exact(cursor, 9));
  }
}
