package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a script changes the records of all sources under faults, the tables follow; when it ends,
 * they say exactly what the sources say, and a full sync has nothing to add.
 */
class ConvergenceIT {

  private static final int SEEDS = Integer.getInteger("converge.seeds", 1);
  private static final int FIRST_SEED = Integer.getInteger("converge.first", 1);
  private static final int CHANGES = Integer.getInteger("converge.changes", 1_000);
  private static final int CHANGES_PER_GUST = 40;
  private static final int CHANGES_PER_FULL_RUN = Math.max(1, CHANGES / 8);
  private static final Duration PATIENCE =
      Duration.ofSeconds(Integer.getInteger("converge.patience", 180));
  private static final List<String> SOURCES = List.of("gmail", "salesforce", "hubspot", "dialpad");

  @TempDir private Path folder;

  @Test
  void the_tables_become_what_the_sources_say_and_a_full_sync_changes_nothing() throws Exception {
    try (var platform = SourcesToTables.start(folder)) {
      var sources = new SourceRecords(platform.ports());
      var mirrors = new Mirrors(sources, new Ask(platform.ports()));
      var steer = new Steer(platform.ports());
      for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
        converge(sources, mirrors, steer, seed);
        fullSync(steer, mirrors);
      }
    }
  }

  private static void converge(SourceRecords sources, Mirrors mirrors, Steer steer, int seed) {
    var script = new ChangeScript(sources, seed);
    var storm = new FaultStorm(sources, seed);
    long begun = System.nanoTime();
    for (int change = 1; change <= CHANGES; change++) {
      if (change % CHANGES_PER_GUST == 0) {
        storm.gust();
      }
      if (change % CHANGES_PER_FULL_RUN == 0) {
        begin(steer, SOURCES.get(change / CHANGES_PER_FULL_RUN % SOURCES.size()));
      }
      script.step();
    }
    storm.end();
    long changed = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(mirrors.differences())
                    .as(() -> "seed %d, %s".formatted(seed, mirrors.troubles()))
                    .isEmpty());
    System.out.printf(
        "seed %d: %d changes in %.1f s, converged %.1f s later: %s%n",
        seed, CHANGES, (changed - begun) / 1e9, (System.nanoTime() - changed) / 1e9, script.done());
  }

  /** Records change and go while it reads all of them. */
  private static String begin(Steer steer, String source) {
    var run = steer.postJson(steer.ingest("/runs/" + source), "{\"sync_type\": \"full\"}");
    assertThat(run.statusCode()).isEqualTo(202);
    return run.headers().firstValue("Location").orElseThrow();
  }

  private static void fullSync(Steer steer, Mirrors mirrors) {
    Map<String, String> before = mirrors.rows();
    for (var source : SOURCES) {
      var at = begin(steer, source);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(steer.get(steer.ingest(at)).body())
                      .containsIgnoringCase("\"success\""));
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(mirrors.differences()).isEmpty();
              assertThat(changed(before, mirrors.rows())).isEmpty();
            });
  }

  private static Map<String, String> changed(
      Map<String, String> before, Map<String, String> after) {
    var changed = new TreeMap<>(after);
    before.forEach(changed::remove);
    before.keySet().stream()
        .filter(row -> !after.containsKey(row))
        .forEach(row -> changed.put(row, "gone"));
    return changed;
  }
}
