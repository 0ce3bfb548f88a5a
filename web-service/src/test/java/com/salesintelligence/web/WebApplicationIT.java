package com.salesintelligence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.spring.pubsub.PubSubAdmin;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.webtest.Pipeline;
import com.salesintelligence.webtest.Visitor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application as it is, on the embedded BigQuery and Pub/Sub. */
class WebApplicationIT {

  private static Pipeline pipeline;
  private static Visitor ada;
  private static Visitor maya;

  @BeforeAll
  static void start() {
    pipeline = new Pipeline();
    ada = new Visitor(pipeline.port());
    ada.logIn("ada", "demo");
    maya = new Visitor(pipeline.port());
    maya.logIn("maya", "demo");
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  private static String text(Visitor visitor, String path) {
    var response = visitor.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response
        .body()
        .replaceAll("(?s)<script.*?</script>|<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void theDashboardCountsWhatIsThere() {
    assertThat(text(ada, "/"))
        .contains(
            "Accounts 3 2 scored",
            "High priority 1",
            "Unmatched mails 3 from 2 senders",
            "Open opportunities 1 $120K in all")
        .contains(
            "Hot accounts contacted 100 % Good",
            "Average engagement 47 Watch", "80–89 1", "40–49 1")
        .containsSubsequence("1 Acme Freight", "2 Birch Labs", "3 Cedar Foods", "Not scored yet");
  }

  @Test
  void aRepsDashboardCountsTheirOwn() {
    assertThat(text(maya, "/")).contains("Accounts 2 1 scored").doesNotContain("Birch Labs");
  }

  @Test
  void accountsAreSortedFilteredAndPagedByTheWarehouse() {
    assertThat(text(ada, "/accounts?sort=name&dir=desc"))
        .containsSubsequence("Cedar Foods", "Birch Labs", "Acme Freight");
    assertThat(text(ada, "/accounts?sort=engagement&dir=asc"))
        .containsSubsequence("Cedar Foods", "Birch Labs", "Acme Freight");
    assertThat(text(ada, "/accounts?text=BIRCH.ex")).contains("Birch Labs").doesNotContain("Acme");
    assertThat(text(ada, "/accounts?band=hot"))
        .contains("Acme Freight", "1–1 of 1 accounts")
        .doesNotContain("Birch");
    assertThat(text(ada, "/accounts?text=zzz%25")).contains("No account fits.");
    for (String sort : List.of("priority", "budget", "change", "interaction")) {
      assertThat(text(ada, "/accounts?sort=" + sort)).contains("Acme Freight");
    }
  }

  @Test
  void anAccountShowsItsReasonsAndItsTimeline() {
    assertThat(text(maya, "/accounts/001A"))
        .contains(
            "Acme Freight",
            "Revenue $1.3M",
            "Owner Maya Lindqvist",
            "Call 001A today.",
            "Priority = 85",
            "+75",
            "mails in plain words",
            "+5 since the day before",
            "+10",
            "deal in plain words",
            "new")
        .contains(
            "Pricing for 400 vehicles",
            "Introduction",
            "Discovery call",
            "Fleet rollout",
            "1–5 of 5 events",
            "Ana Duarte",
            "CFO",
            "$120K");
    assertThat(text(maya, "/accounts/001C"))
        .contains("Not scored yet.", "Nothing has happened yet.");
  }

  @Test
  void aMailIsShownWithWhoItsPeopleAre() {
    assertThat(text(maya, "/mails/m1"))
        .contains("Text of m1", "ana@acme.example", "Acme Freight by exact-address");
  }

  @Test
  void unmatchedSendersAreGroupedAndDecidedOnesAreGone() {
    assertThat(text(ada, "/unmatched"))
        .contains(
            "new@acme.example",
            "Second try",
            "company known Acme Freight",
            "jun@elsewhere.example",
            "1–2 of 2 senders",
            "spam@press.example belongs to nobody")
        .doesNotContain("Press release", "ana@acme.example");
    assertThat(text(ada, "/unmatched/assign?address=new@acme.example"))
        .contains("2 mails", "Acme Freight account", "Ana Duarte contact");
    assertThat(text(ada, "/unmatched/assign?address=new@acme.example&text=bir"))
        .contains("Birch Labs")
        .doesNotContain("Ana Duarte");
  }

  @Test
  void deadLettersAreGroupedAndShownByteByByte() {
    assertThat(text(ada, "/dead-letters"))
        .contains("Open 2 1 cause", "UNREADABLE_MAIL", "Bad input", "resolve-service");
    assertThat(text(ada, "/dead-letters/groups/resolve-service/f1"))
        .contains("2 open letters would go to resolve-service");
    assertThat(text(ada, "/dead-letters/letters/dl0")).contains("ff 00 41", "··A", "ce-id e0");
  }

  @Test
  void theServiceSaysThatItIsReady() {
    assertThat(new Visitor(pipeline.port()).get("/actuator/health").body())
        .contains("\"status\":\"UP\"");
    assertThat(new Visitor(pipeline.port()).get("/actuator/health/readiness").body())
        .contains("UP");
  }

  @Test
  void runsAndFreshnessAreShown() {
    assertThat(text(ada, "/runs"))
        .contains("gmail incremental", "renew it.", "sf_accounts 3", "gmail_messages 6");
  }

  @Test
  void decisionsArriveOnTheTopicOfTheirService() {
    var commands = listen(Topic.RESOLVE_COMMANDS);
    ada.submit(
        "/unmatched/assign?address=jun@elsewhere.example",
        "/unmatched/assign",
        Map.of("address", "jun@elsewhere.example", "choice", "account:001C:001C"));
    ada.submit(
        "/dead-letters/groups/resolve-service/f1",
        "/dead-letters/replay-all",
        Map.of("service", "resolve-service", "fingerprint", "f1", "reason", "mended"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(types(commands))
                    .containsExactlyInAnyOrder(
                        MappingDecided.getDescriptor().getFullName(),
                        ReplayRequested.getDescriptor().getFullName()));
  }

  @Test
  void aRecommendationReachesOpenPagesAtOnceAndTheyReadItsScores() throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    var cookie = ada.cookie();
    var line =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + pipeline.port() + "/live").toURL().openConnection();
    line.setRequestProperty("Cookie", cookie);
    Thread.ofVirtual().start(() -> read(line, told));
    await().until(() -> told.contains("event:hello"));
    pipeline.company().recommend("001B", 0, 91, 20, 30);
    var update =
        RecommendationUpdated.newBuilder().setAccountId("001B").setPriorityScore(91).build();
    pipeline
        .web()
        .getBean(Publisher.class)
        .publish(Topic.RECOMMENDATIONS, Event.of("e1", "001B", Instant.now(), update))
        .join();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> told.stream().anyMatch(data -> data.contains("\"id\":\"001B\",\"priority\":91")));
    assertThat(text(ada, "/")).containsSubsequence("1 Birch Labs", "2 Acme Freight");
    line.disconnect();
    pipeline.company().recommend("001B", 0, 45, 20, 30);
  }

  private static List<PubsubMessage> listen(Topic topic) {
    var admin = pipeline.web().getBean(PubSubAdmin.class);
    if (admin.getTopic(topic.id()) == null) {
      admin.createTopic(topic.id());
    }
    admin.createSubscription("test." + topic.id(), topic.id());
    var heard = new CopyOnWriteArrayList<PubsubMessage>();
    pipeline
        .web()
        .getBean(PubSubTemplate.class)
        .subscribe(
            "test." + topic.id(),
            message -> {
              heard.add(message.getPubsubMessage());
              message.ack();
            });
    return heard;
  }

  private static List<String> types(List<PubsubMessage> messages) {
    return new ArrayList<>(messages).stream().map(m -> m.getAttributesOrThrow("ce-type")).toList();
  }

  private static void read(HttpURLConnection line, List<String> told) {
    try (var lines = new BufferedReader(new InputStreamReader(line.getInputStream()))) {
      lines.lines().forEach(told::add);
    } catch (java.io.IOException | java.io.UncheckedIOException e) {
      told.add("closed");
    }
  }
}
