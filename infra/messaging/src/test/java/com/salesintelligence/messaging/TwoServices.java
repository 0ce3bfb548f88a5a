package com.salesintelligence.messaging;

import static org.awaitility.Awaitility.await;

import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.contracts.tables.Attribute;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** Two services, score and web, with the real binder on one broker. */
final class TwoServices implements AutoCloseable {

  static final Instant TIME = Instant.parse("2026-03-01T10:15:30Z");

  final EmbeddedPubSub pubsub = EmbeddedPubSub.start(0);
  final ConfigurableApplicationContext score =
      TestService.start("score-service", pubsub.host(), WithFakeWarehouse.class);
  final ConfigurableApplicationContext web =
      TestService.start("web-service", pubsub.host(), WithFakeWarehouse.class);

  @Override
  public void close() {
    web.close();
    score.close();
    pubsub.close();
  }

  static Event<RunFinished> run(String id) {
    return Event.of(id, "run/" + id, TIME, RunFinished.newBuilder().setRunId(id).build());
  }

  void publish(String id) throws Exception {
    score.getBean(Publisher.class).publish(Topic.PIPELINE_RUNS, run(id)).get(10, TimeUnit.SECONDS);
  }

  /** As a publisher under load sends them: in one message. */
  void publishTogether(Map<String, String> trace, String... ids) throws Exception {
    var events =
        Stream.of(ids).map(id -> new Outgoing(run(id), trace, new CompletableFuture<>())).toList();
    score
        .getBean(PubSubTemplate.class)
        .publish("pipeline-runs", EventBatch.toMessage(events, "score-service", trace))
        .get(10, TimeUnit.SECONDS);
  }

  void replay(String id, String deadLetter) throws Exception {
    score
        .getBean(Publisher.class)
        .publish(
            Topic.SCORE_COMMANDS,
            Event.of(
                id,
                "",
                TIME,
                ReplayRequested.newBuilder()
                    .addDeadLetterIds(deadLetter)
                    .setRequestedBy("olga")
                    .setReason("mapping mended")
                    .build()))
        .get(10, TimeUnit.SECONDS);
  }

  void send(String topic, String id, String type, ByteString data) throws Exception {
    score
        .getBean(PubSubTemplate.class)
        .publish(
            topic,
            PubsubMessage.newBuilder()
                .setData(data)
                .putAttributes("ce-id", id)
                .putAttributes("ce-type", type)
                .build())
        .get(10, TimeUnit.SECONDS);
  }

  ScriptedHandler handler(ConfigurableApplicationContext service) {
    return service.getBean(ScriptedHandler.class);
  }

  List<Event<RunFinished>> awaitReceived(String id, int times) {
    await().atMost(20, TimeUnit.SECONDS).until(() -> handler(score).received(id).size() >= times);
    return handler(score).received(id);
  }

  DeadLetterRow awaitDeadLetter(ConfigurableApplicationContext service, String eventId) {
    FakeWarehouse warehouse = service.getBean(FakeWarehouse.class);
    await().atMost(20, TimeUnit.SECONDS).until(() -> !warehouse.deadLettersOf(eventId).isEmpty());
    return warehouse.deadLettersOf(eventId).getFirst();
  }

  String status(String deadLetterId) {
    return score.getBean(FakeWarehouse.class).rows.get(deadLetterId).row().getStatus();
  }

  static Map<String, String> attributes(DeadLetterRow row) {
    return row.getAttributesList().stream()
        .collect(Collectors.toMap(Attribute::getKey, Attribute::getValue));
  }

  double stored() {
    return count("messaging.stored");
  }

  double count(String name) {
    return score
        .getBean(MeterRegistry.class)
        .get(name)
        .tags("subscription", "pipeline-runs.score-service", "service", "score-service")
        .counter()
        .count();
  }
}
