package com.salesintelligence.resolve;

import com.google.cloud.spring.pubsub.PubSubAdmin;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.EventBatch;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The resolve service with the embedded Pub/Sub and BigQuery, as Google's clients see them. */
final class RunningService implements AutoCloseable {

  private static final String HEARD = "matched-entities.test";

  private final EmbeddedPubSub pubSub = EmbeddedPubSub.start(0);
  private final EmbeddedBigQuery bigQuery = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
  private final List<EntityMatched> heard = new ArrayList<>();
  private ConfigurableApplicationContext context;

  RunningService() {
    new WarehouseProvisioning(
            new WarehouseSettings(
                "demo-project",
                "sales_intelligence_dev",
                "dev",
                bigQuery.restUrl(),
                bigQuery.grpcEndpoint()))
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    context = start();
    context.getBean(PubSubAdmin.class).createSubscription(HEARD, Topic.MATCHED_ENTITIES.id());
  }

  private ConfigurableApplicationContext start() {
    return ResolveApplication.application()
        .run(
            "--spring.profiles.active=local",
            "--server.port=0",
            "--spring.cloud.gcp.pubsub.emulator-host=" + pubSub.host(),
            "--warehouse.rest-endpoint=" + bigQuery.restUrl(),
            "--warehouse.write-endpoint=" + bigQuery.grpcEndpoint());
  }

  void restart() {
    context.close();
    context = start();
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  void publish(Topic topic, Message payload) {
    publish(topic, payload, Instant.now());
  }

  void publish(Topic topic, Message payload, Instant time) {
    context
        .getBean(Publisher.class)
        .publish(topic, Event.of(Integer.toHexString(payload.hashCode()), "test", time, payload))
        .join();
  }

  <T extends Record> List<T> rows(String file, Class<T> row, Map<String, ?> parameters) {
    return context.getBean(Queries.class).list(Query.of("sql/test/" + file, row), parameters);
  }

  <T extends Record> List<T> rows(String file, Class<T> row) {
    return rows(file, row, Map.of());
  }

  List<EntityMatched> heard() {
    for (var message : context.getBean(PubSubTemplate.class).pullAndAck(HEARD, 1_000, true)) {
      try {
        for (var event : EventBatch.apart(message)) {
          heard.add(EntityMatched.parseFrom(event.getData()));
        }
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    context.close();
    bigQuery.close();
    pubSub.close();
  }
}
