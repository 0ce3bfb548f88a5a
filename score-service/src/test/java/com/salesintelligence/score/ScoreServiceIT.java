package com.salesintelligence.score;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.spring.pubsub.PubSubAdmin;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.cloud.spring.pubsub.support.BasicAcknowledgeablePubsubMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.RescoreRequested;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.score.warehouse.SmallWarehouse;
import com.salesintelligence.warehouse.Query;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service between an embedded Pub/Sub and an embedded BigQuery. */
@Timeout(120)
class ScoreServiceIT {

  record Stored(String accountId, long priorityScore, String recommendedAction, long total) {}

  private static final Query<Stored> STORED = Query.of("sql/stored.sql", Stored.class);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private static SmallWarehouse warehouse;
  private static EmbeddedPubSub pubsub;
  private static ConfigurableApplicationContext service;
  private static final List<RecommendationUpdated> heard = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    warehouse = new SmallWarehouse();
    pubsub = EmbeddedPubSub.start(0);
    service =
        ScoreApplication.application()
            .run(
                "--server.port=0",
                "--spring.profiles.active=local",
                "--spring.cloud.gcp.pubsub.emulator-host=" + pubsub.host(),
                "--warehouse.rest-endpoint=" + warehouse.restUrl(),
                "--warehouse.write-endpoint=" + warehouse.grpcEndpoint(),
                "--messaging.min-backoff=0s",
                "--messaging.max-backoff=1s");
    var topic = "projects/demo-project/topics/" + Topic.RECOMMENDATIONS.id();
    service.getBean(PubSubAdmin.class).createSubscription("test-listener", topic);
    service.getBean(PubSubTemplate.class).subscribe("test-listener", ScoreServiceIT::hear);
  }

  private static void hear(BasicAcknowledgeablePubsubMessage message) {
    try {
      heard.add(RecommendationUpdated.parseFrom(message.getPubsubMessage().getData()));
      message.ack();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    pubsub.close();
    warehouse.close();
  }

  @Test
  void aMatchedMailBecomesARecommendationAndNews() {
    nina("001A");

    publish("001A", "mail-001A");

    var news = awaitNews("001A", 1).getFirst();
    assertThat(news.getRecommendedAction()).startsWith("Answer Nina Ferrara on “Rollout”");
    assertThat(news.getChangesList().getFirst()).startsWith("Scored for the first time");
    assertThat(news.getBecauseOfList()).extracting(RecordRef::getExternalId).contains("mail-001A");
    Stored row = stored("001A").getFirst();
    assertThat(row.priorityScore()).isEqualTo(news.getPriorityScore()).isEqualTo(row.total());
    assertThat(row.recommendedAction()).isEqualTo(news.getRecommendedAction());
  }

  @Test
  void theSameEventTwiceIsOnePieceOfNews() {
    nina("001B");
    publish("001B", "mail-001B");
    awaitNews("001B", 1);

    publish("001B", "mail-001B");
    nina("001C");
    publish("001C", "mail-001C");

    awaitNews("001C", 1);
    assertThat(news("001B")).hasSize(1);
  }

  @Test
  void aCommandScoresNamedAccounts() {
    warehouse.account("001D", "Dune");
    warehouse.settle();

    service
        .getBean(Publisher.class)
        .publish(
            Topic.SCORE_COMMANDS,
            Event.of(
                "rescore",
                "001D",
                NOW,
                RescoreRequested.newBuilder().addAccountIds("001D").build()))
        .join();

    awaitNews("001D", 1);
    assertThat(stored("001D")).hasSize(1);
  }

  @Test
  void aRequestScoresAll() throws Exception {
    warehouse.account("001E", "Elm");
    warehouse.settle();

    var response = post("/scores/run", "{\"limit\": 1000}");

    assertThat(response.statusCode()).isEqualTo(202);
    awaitNews("001E", 1);
  }

  @Test
  void isReadyWhileItScores() throws Exception {
    var response = get("/actuator/health/readiness");

    assertThat(response.body()).contains("\"status\":\"UP\"");
  }

  private static void nina(String account) {
    String address = "nina@" + account.toLowerCase(java.util.Locale.ROOT) + ".example";
    warehouse.account(account, "Acme");
    warehouse.contact("003" + account, account, "Nina", "Ferrara", address);
    warehouse.inbound(
        "mail-" + account, address, "Rollout", "What is the price?", NOW.minus(ofDays(1)));
    warehouse.opportunity(
        "006" + account,
        account,
        "Rollout 2027",
        "84000",
        60,
        LocalDate.now(ZoneOffset.UTC).plusDays(12));
    warehouse.settle();
  }

  private static void publish(String account, String mail) {
    var record =
        RecordRef.newBuilder().setSource(Source.GMAIL).setObjectType("message").setExternalId(mail);
    var matched = EntityMatched.newBuilder().setAccountId(account).setRecord(record).build();
    service
        .getBean(Publisher.class)
        .publish(Topic.MATCHED_ENTITIES, Event.of(mail + "/" + account, mail, NOW, matched))
        .join();
  }

  private static List<RecommendationUpdated> awaitNews(String account, int number) {
    await().until(() -> news(account).size() >= number);
    return news(account);
  }

  private static List<RecommendationUpdated> news(String account) {
    return heard.stream().filter(news -> news.getAccountId().equals(account)).toList();
  }

  private static List<Stored> stored(String account) {
    return warehouse.queries().list(STORED, Map.of("account_id", account));
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI uri(String path) {
    return URI.create(
        "http://localhost:" + service.getEnvironment().getProperty("local.server.port") + path);
  }
}
