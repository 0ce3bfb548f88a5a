package com.salesintelligence.ingest;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ingest service between the sandbox of the sources and the embedded Google Cloud. */
final class RunningService implements AutoCloseable {

  private static final String HEARD = "raw-records.test";

  final EmbeddedPubSub pubSub = EmbeddedPubSub.start(0);
  private final EmbeddedBigQuery bigQuery = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
  final Sandbox sandbox;
  private final Path key;
  private final List<RecordReceived> heard = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Listener listener;
  private ConfigurableApplicationContext context;

  RunningService(Path folder, String... arguments) {
    try {
      sandbox = Sandbox.start(SandboxSettings.inMemory().withPubSub(pubSub.host()));
      key = Files.writeString(folder.resolve("key.json"), sandbox.serviceAccountKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new WarehouseProvisioning(
            new WarehouseSettings(
                "demo-project",
                "sales_intelligence_dev",
                "dev",
                bigQuery.restUrl(),
                bigQuery.grpcEndpoint()))
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    listener = new Listener(pubSub.host(), Topic.RAW_RECORDS.id(), HEARD, heard::add);
    context = start(arguments);
  }

  private ConfigurableApplicationContext start(String... arguments) {
    var all =
        Stream.concat(
            Stream.of(
                "--spring.profiles.active=local",
                "--server.port=0",
                "--spring.cloud.gcp.pubsub.emulator-host=" + pubSub.host(),
                "--warehouse.rest-endpoint=" + bigQuery.restUrl(),
                "--warehouse.write-endpoint=" + bigQuery.grpcEndpoint(),
                "--ingest.gmail.credentials-file=" + key,
                "--ingest.gmail.root-url=" + sandbox.url(),
                "--ingest.hubspot.root-url=" + sandbox.url(),
                "--ingest.salesforce.login-url=" + sandbox.url(),
                "--ingest.dialpad.root-url=" + sandbox.url()),
            Arrays.stream(arguments));
    return IngestApplication.application().run(all.toArray(String[]::new));
  }

  void restart(String... arguments) {
    context.close();
    context = start(arguments);
  }

  void stop() {
    context.close();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  String url() {
    return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  HttpResponse<String> call(String method, String path, String body) {
    return send(url() + path, method, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> steer(String method, String path, byte[] body) {
    return send(sandbox.url() + path, method, body);
  }

  private HttpResponse<String> send(String url, String method, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofByteArray(body))
            .header(
                "Content-Type", url.contains("/messages") ? "message/rfc822" : "application/json")
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  /** What was published on raw-records since the last {@link #forget}. */
  List<RecordReceived> heard() {
    return List.copyOf(heard);
  }

  void forget() {
    heard.clear();
  }

  <T extends Record> List<T> rows(String file, Class<T> row) {
    return bean(Queries.class).list(Query.of("sql/test/" + file, row), Map.of());
  }

  @Override
  public void close() {
    context.close();
    listener.close();
    sandbox.close();
    bigQuery.close();
    pubSub.close();
    http.close();
  }
}
