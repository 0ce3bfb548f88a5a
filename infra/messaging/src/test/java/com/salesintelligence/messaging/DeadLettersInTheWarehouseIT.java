package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.WarehouseConfiguration;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** Dead letters from the broker into BigQuery and back, with the queries that production runs. */
@Timeout(120)
class DeadLettersInTheWarehouseIT {

  record Row(
      String deadLetterId,
      String eventId,
      String status,
      String errorCode,
      byte[] payload,
      String replayedBy) {}

  private static final Query<Row> ALL = Query.of("dead_letters.sql", Row.class);

  private static EmbeddedPubSub pubsub;
  private static EmbeddedBigQuery bigQuery;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    pubsub = EmbeddedPubSub.start(0);
    bigQuery = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    new WarehouseProvisioning(
            new WarehouseSettings(
                "demo-project", "si_test", "test", bigQuery.restUrl(), bigQuery.grpcEndpoint()))
        .provision(
            WarehouseSchema.tables().stream()
                .filter(table -> table.name().equals("dead_letters"))
                .toList(),
            List.of());
    service =
        TestService.start(
            "score-service",
            pubsub.host(),
            WarehouseConfiguration.class,
            "warehouse.project-id=demo-project",
            "warehouse.dataset=si_test",
            "warehouse.environment=test",
            "warehouse.rest-endpoint=" + bigQuery.restUrl(),
            "warehouse.write-endpoint=" + bigQuery.grpcEndpoint());
  }

  @AfterAll
  static void stop() {
    service.close();
    bigQuery.close();
    pubsub.close();
  }

  @Test
  void aDeadLetterIsStoredReplayedAndMarked() throws Exception {
    var handler = service.getBean(ScriptedHandler.class);
    handler.when(
        "run-1",
        event ->
            CompletableFuture.completedFuture(
                handler.received("run-1").size() < 2
                    ? Delivery.parked(MessagingError.REJECTED_ROW, "not yet")
                    : Delivery.done()));
    publish(Topic.PIPELINE_RUNS, "run-1", RunFinished.newBuilder().setRunId("run-1").build());
    await().atMost(30, TimeUnit.SECONDS).until(() -> rows().size() == 1);
    Row parked = rows().getFirst();
    assertThat(parked.status()).isEqualTo("open");
    assertThat(parked.errorCode()).isEqualTo("REJECTED_ROW");
    assertThat(RunFinished.parseFrom(parked.payload()).getRunId()).isEqualTo("run-1");

    publish(
        Topic.SCORE_COMMANDS,
        "replay",
        ReplayRequested.newBuilder()
            .addDeadLetterIds(parked.deadLetterId())
            .setRequestedBy("olga")
            .build());

    await().atMost(30, TimeUnit.SECONDS).until(() -> handler.received("run-1").size() == 2);
    await().atMost(30, TimeUnit.SECONDS).until(() -> rows().getFirst().status().equals("replayed"));
    Row replayed = rows().getFirst();
    assertThat(rows()).hasSize(1);
    assertThat(replayed.replayedBy()).isEqualTo("olga");
    assertThat(replayed.payload()).isEqualTo(parked.payload());
  }

  private static List<Row> rows() {
    return service.getBean(Queries.class).list(ALL);
  }

  private static void publish(Topic topic, String id, com.google.protobuf.Message payload)
      throws Exception {
    service
        .getBean(Publisher.class)
        .publish(topic, Event.of(id, "", Instant.EPOCH, payload))
        .get(10, TimeUnit.SECONDS);
  }
}
