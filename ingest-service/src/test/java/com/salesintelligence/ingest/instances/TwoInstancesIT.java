package com.salesintelligence.ingest.instances;

import static com.salesintelligence.ingest.instances.InstanceProcess.MIDDLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoInstancesIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int PAGES_BEFORE = MIDDLE / 100 * 100;

  @TempDir private Path folder;
  private final List<Reading> told = new CopyOnWriteArrayList<>();
  private EmbeddedBigQuery server;
  private InstanceProcess first;
  private Instance second;

  record Run(String status, long rowsProcessed, @Nullable String errorMessage) {}

  record State(@Nullable String reached, @Nullable String fullRunPosition) {}

  @BeforeEach
  void theFirstIsInTheMiddleOfAPageAndTheSecondIsThere() {
    server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    new WarehouseProvisioning(
            new WarehouseSettings(
                "demo-project", "instances", "test", server.restUrl(), server.grpcEndpoint()))
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    first = InstanceProcess.start(server.restUrl(), server.grpcEndpoint(), folder);
    await().atMost(SOON).until(() -> Files.exists(folder.resolve("there")));
    second =
        new Instance(
                server.restUrl(),
                server.grpcEndpoint(),
                new Pages(i -> {}),
                (source, run, reading) -> {
                  told.add(reading);
                  return Instance.confirmed();
                })
            .start();
    await().atMost(SOON).until(() -> runs().size() == 1);
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    server.close();
  }

  private List<Run> runs() {
    return second
        .warehouse()
        .queries()
        .list(Query.of("sql/test/runs_of_instances.sql", Run.class), Map.of());
  }

  private State state() {
    return second
        .warehouse()
        .queries()
        .list(Query.of("sql/test/state_of_instances.sql", State.class), Map.of())
        .getFirst();
  }

  private List<String> toldPresent() {
    return told.stream()
        .filter(Reading.Present.class::isInstance)
        .map(reading -> reading.key().externalId())
        .toList();
  }

  private List<String> toldGone() {
    return told.stream()
        .filter(Reading.Gone.class::isInstance)
        .map(reading -> reading.key().externalId())
        .toList();
  }

  private void theSecondGoesOnWhereTheFirstWas() {
    await().atMost(SOON).until(() -> runs().stream().anyMatch(r -> r.status().equals("success")));
    assertThat(toldPresent())
        .containsExactlyElementsOf(
            IntStream.range(PAGES_BEFORE, Pages.RECORDS).mapToObj(Integer::toString).toList());
    assertThat(toldGone()).containsExactly("vanished");
    assertThat(state()).isEqualTo(new State("9", null));
  }

  @Test
  void whatWasKilledInTheMiddleOfAPageIsCarriedOnWhenItsLeaseIsOver() {
    assertThat(told).as("one run at a time").isEmpty();

    first.kill();

    theSecondGoesOnWhereTheFirstWas();
    assertThat(runs())
        .satisfiesExactlyInAnyOrder(
            died -> {
              assertThat(died.status()).isEqualTo("failed");
              assertThat(died.rowsProcessed()).isEqualTo(MIDDLE);
              assertThat(died.errorMessage()).contains("goes on from there");
            },
            other -> {
              assertThat(other.status()).isEqualTo("success");
              assertThat(other.rowsProcessed()).isEqualTo(Pages.RECORDS - PAGES_BEFORE + 1);
            });
  }

  @Test
  void whatComesBackFromTheDeadChangesNothing() throws Exception {
    first.signal("STOP");
    theSecondGoesOnWhereTheFirstWas();

    Files.writeString(folder.resolve("go"), "");
    first.signal("CONT");

    await()
        .atMost(SOON)
        .until(
            () ->
                runs().stream()
                    .map(run -> String.valueOf(run.errorMessage()))
                    .anyMatch(error -> error.contains("LEASE_LOST")));
    assertThat(state()).isEqualTo(new State("9", null));
    assertThat(runs()).extracting(Run::status).containsExactlyInAnyOrder("failed", "success");
  }
}
