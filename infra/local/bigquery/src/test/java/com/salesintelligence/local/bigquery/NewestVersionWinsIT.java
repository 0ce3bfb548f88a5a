package com.salesintelligence.local.bigquery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the order and repetition of versions, over batches, streams and a restart. */
class NewestVersionWinsIT {

  private static final AtomicInteger TABLES = new AtomicInteger();
  private static Path folder;
  private static EmbeddedBigQuery server;

  @BeforeContainer
  static void start() throws Exception {
    folder = Files.createTempDirectory("bigquery-versions");
    server = EmbeddedBigQuery.start(BigQuerySettings.in(folder));
    new Clients(server).createDataset();
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void theNewestVersionOfEachKeyStays(@ForAll("changes") List<Thing> changes, @ForAll long seed)
      throws Exception {
    TableId table =
        new Clients(server)
            .createTable("t" + TABLES.incrementAndGet(), List.of("id"), Thing.COLUMNS);
    var delivered = new java.util.ArrayList<>(changes);
    delivered.addAll(changes.subList(0, changes.size() / 2));
    Collections.shuffle(delivered, new Random(seed));
    int middle = delivered.size() / 2;
    send(table, delivered.subList(0, middle), 1 + (int) Math.floorMod(seed, 7));
    restart();
    send(table, delivered.subList(middle, delivered.size()), 3);
    assertThat(stored(table)).isEqualTo(expected(changes));
  }

  @Provide
  Arbitrary<List<Thing>> changes() {
    Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "ein langer Schlüssel", "d");
    Arbitrary<Long> versions = Arbitraries.longs().between(0, 40);
    // What a version says never changes: every third one is a delete.
    return Combinators.combine(ids, versions)
        .as(
            (id, version) ->
                version % 3 == 0
                    ? Thing.delete(id, version)
                    : Thing.upsert(id, "text " + version, version))
        .list()
        .ofMinSize(2)
        .ofMaxSize(60);
  }

  private static void send(TableId table, List<Thing> things, int batch) throws Exception {
    try (StreamWriter writer = new Clients(server).writer(table.getTable(), Thing.ROW)) {
      for (int from = 0; from < things.size(); from += batch) {
        int to = Math.min(things.size(), from + batch);
        writer.append(Thing.rows(things.subList(from, to))).get();
      }
    }
  }

  private static void restart() {
    server.close();
    server = EmbeddedBigQuery.start(BigQuerySettings.in(folder));
  }

  private static Map<String, String> stored(TableId table) {
    return new Clients(server)
        .rows(table).stream()
            .collect(
                toMap(
                    row -> row.get("id").getStringValue(),
                    row -> row.get("text").getStringValue()));
  }

  private static Map<String, String> expected(List<Thing> changes) {
    Map<String, Thing> newest = new HashMap<>();
    for (Thing change : changes) {
      newest.merge(change.id(), change, (old, next) -> version(next) >= version(old) ? next : old);
    }
    Map<String, String> rows = new HashMap<>();
    newest.forEach(
        (id, change) -> {
          if (change.changeType().equals("UPSERT")) {
            rows.put(id, change.text());
          }
        });
    return rows;
  }

  private static long version(Thing thing) {
    return Long.parseLong(thing.sequence(), 16);
  }
}
