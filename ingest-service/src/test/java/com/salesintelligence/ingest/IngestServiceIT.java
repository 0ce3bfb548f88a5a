package com.salesintelligence.ingest;

import static com.salesintelligence.ingest.RunningService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.SyncRequested;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestServiceIT {

  private static final String MAYA = "maya.lindqvist@harborlight.example";
  private static final String ELENA = "elena.rossi@harborlight.example";
  private static final String MAIL =
      "From: ann@elsewhere.example\r\nTo: " + MAYA + "\r\nSubject: Hello\r\n\r\nHi Maya\r\n";
  private static final Duration SOON = Duration.ofSeconds(60);

  record Run(
      String runId,
      String sourceSystem,
      String jobType,
      String scope,
      long rowsProcessed,
      long rowsFailed,
      String status,
      @Nullable String errorMessage) {}

  record DeadLetter(String errorCode, String errorMessage, String eventType, byte[] payload) {}

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    // Mails are told because Gmail tells of them.
    service = new RunningService(folder, "--ingest.schedule.gmail.every=1h");
    await().atMost(SOON).until(() -> runs("full").size() >= 4);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void forget() {
    service.forget();
  }

  private static List<Run> runs(String type) {
    return service.rows("runs.sql", Run.class).stream()
        .filter(run -> run.jobType().equals(type))
        .toList();
  }

  private static String drop(String mail, String query) {
    var answer =
        service.steer("POST", "/sandbox/gmail/" + MAYA + "/messages" + query, mail.getBytes(UTF_8));
    return json(answer).path("id").asString();
  }

  private static RecordReceived event(String id) {
    return await().atMost(SOON).until(() -> find(id), list -> !list.isEmpty()).getLast();
  }

  private static List<RecordReceived> find(String id) {
    return service.heard().stream().filter(e -> e.getRecord().getExternalId().equals(id)).toList();
  }

  private static DeadLetter deadLetter(String containing) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                service.rows("dead_letters.sql", DeadLetter.class).stream()
                    .filter(d -> new String(d.payload(), UTF_8).contains(containing))
                    .toList(),
            list -> !list.isEmpty())
        .getFirst();
  }

  private static String run(String source, String body) {
    var answer = service.call("POST", "/runs/" + source, body);
    assertThat(answer.statusCode()).isEqualTo(202);
    var location = answer.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(SOON)
        .until(
            () ->
                !json(service.call("GET", location, ""))
                    .path("status")
                    .asString()
                    .equals("running"));
    return location;
  }

  @Test
  void theFirstStartReadsEverything() {
    var full = runs("full").subList(0, 4);

    assertThat(full).extracting(Run::status).containsOnly("success");
    assertThat(full).extracting(Run::scope).containsOnly("all");
    assertThat(full)
        .extracting(Run::sourceSystem)
        .containsExactlyInAnyOrder("gmail", "hubspot", "salesforce", "dialpad");
    assertThat(full).allMatch(run -> run.rowsProcessed() > 100);
  }

  @Test
  void aNewMailIsToldOnceAndNothingElse() {
    var id = drop(MAIL, "");

    var event = event(id);

    assertThat(event.getChange()).isEqualTo(Change.UPSERT);
    assertThat(event.getGmailMessage().getMailboxEmail()).isEqualTo(MAYA);
    assertThat(event.getGmailMessage().getRfc822().toStringUtf8()).isEqualTo(MAIL);
    var next = drop(MAIL, "");
    event(next);
    assertThat(service.heard()).filteredOn(RecordReceived::hasGmailMessage).hasSize(2);
  }

  @Test
  void aDeletedMailIsToldAsGone() {
    var id = drop(MAIL, "");
    var upsert = event(id);

    service.steer("DELETE", "/sandbox/gmail/" + MAYA + "/messages/" + id, new byte[0]);

    await().atMost(SOON).until(() -> find(id).size() == 2);
    var gone = find(id).getLast();
    assertThat(gone.getChange()).isEqualTo(Change.DELETE);
    assertThat(gone.getSourceVersion()).isGreaterThan(upsert.getSourceVersion());
    assertThat(gone.hasGmailMessage()).isFalse();
  }

  @Test
  void aMailInTheTrashIsGoneAndComesBack() {
    var id = drop(MAIL, "");
    event(id);
    var labels = "/sandbox/gmail/" + MAYA + "/messages/" + id + "/labels";

    service.steer("POST", labels + "?add=TRASH", new byte[0]);
    await().atMost(SOON).until(() -> event(id).getChange() == Change.DELETE);
    service.steer("POST", labels + "?remove=TRASH", new byte[0]);
    await().atMost(SOON).until(() -> event(id).getChange() == Change.UPSERT);

    assertThat(find(id)).extracting(RecordReceived::getSourceVersion).isSorted();
  }

  @Test
  void aMailOf15MegabytesIsCutSoThatItFitsIntoAnEvent() {
    var line = "x".repeat(76) + "\r\n";
    var large = MAIL + line.repeat(15_000_000 / line.length());
    var id = drop(large, "");

    var mail = event(id).getGmailMessage();

    assertThat(mail.getTruncated()).isTrue();
    assertThat(mail.getSizeBytes()).isEqualTo(large.length());
    assertThat(mail.getRfc822().size()).isEqualTo(6 << 20);
    assertThat(mail.getRfc822().toStringUtf8()).startsWith(MAIL);
  }

  @Test
  void aMailThatCannotBeDecodedBecomesADeadLetterAndStopsNothing() {
    var broken = drop(MAIL, "?encoding=truncated-base64");
    var fine = drop(MAIL, "");

    event(fine);
    var letter = deadLetter(broken);

    assertThat(letter.errorCode()).isEqualTo("SOURCE_RECORD_UNREADABLE");
    assertThat(letter.errorMessage()).contains("base64url");
    assertThat(find(broken)).isEmpty();
    await()
        .atMost(SOON)
        .until(
            () ->
                runs("incremental").stream()
                    .anyMatch(r -> r.rowsFailed() == 1 && r.status().equals("partial")));
  }

  @Test
  void aRecordOfAnotherShapeBecomesADeadLetterAndIsNotParkedAtEveryPoll() {
    var id =
        json(service.steer(
                "POST",
                "/sandbox/salesforce/Lead",
                "{\"LastName\": {\"odd\": true}, \"Company\": \"Odd\"}".getBytes(UTF_8)))
            .path("id")
            .asString();
    assertThat(id).isNotEmpty();

    var letter = deadLetter(id);
    var fine = lead("Fine");
    event(fine);
    var finer = lead("Finer");
    event(finer);

    assertThat(letter.errorMessage()).contains("LastName");
    assertThat(service.rows("dead_letters.sql", DeadLetter.class))
        .filteredOn(d -> new String(d.payload(), UTF_8).contains(id))
        .hasSize(1);
  }

  private static String lead(String name) {
    var body = "{\"LastName\": \"%s\", \"Company\": \"C\"}".formatted(name);
    return json(service.steer("POST", "/sandbox/salesforce/Lead", body.getBytes(UTF_8)))
        .path("id")
        .asString();
  }

  @Test
  void aChangedAndADeletedRecordAreToldOnceEach() {
    var id = lead("Before");
    event(id);
    service.steer(
        "POST",
        "/sandbox/salesforce/Lead",
        "{\"Id\": \"%s\", \"LastName\": \"After\"}".formatted(id).getBytes(UTF_8));
    await().atMost(SOON).until(() -> find(id).size() == 2);
    service.steer("DELETE", "/sandbox/salesforce/Lead/" + id, new byte[0]);
    await().atMost(SOON).until(() -> find(id).size() == 3);
    event(lead("Another poll later"));

    var events = find(id);
    assertThat(events).hasSize(3);
    assertThat(events.get(1).getSalesforceLead().getLastName()).isEqualTo("After");
    assertThat(events.get(2).getChange()).isEqualTo(Change.DELETE);
    assertThat(events)
        .extracting(RecordReceived::getSourceVersion)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void anExpiredSessionGoesUnnoticed() {
    service.steer("POST", "/sandbox/expire", new byte[0]);

    event(drop(MAIL, ""));
    event(lead("After the session"));
  }

  @Test
  void aFullRunOnRequestTellsAMailboxAgain() {
    var location = run("gmail", "{\"sync_type\": \"full\", \"mailbox\": \"%s\"}".formatted(ELENA));

    var run = json(service.call("GET", location, ""));
    assertThat(run.path("status").asString()).isEqualTo("success");
    assertThat(run.path("job_type").asString()).isEqualTo("full");
    assertThat(run.path("scope").asString()).isEqualTo(ELENA);
    assertThat(run.path("rows_processed").asLong()).isPositive();
    assertThat(service.heard())
        .filteredOn(RecordReceived::hasGmailMessage)
        .extracting(e -> e.getGmailMessage().getMailboxEmail())
        .containsOnly(ELENA);
    assertThat(service.call("GET", "/runs", "").body()).contains(run.path("run_id").asString());
  }

  @Test
  void aCommandStartsARunToo() {
    service
        .bean(Publisher.class)
        .publish(
            Topic.INGEST_COMMANDS,
            Event.of(
                "c1",
                "salesforce",
                Instant.now(),
                SyncRequested.newBuilder()
                    .setSource("salesforce")
                    .setSyncType("full")
                    .setObjectType("Opportunity")
                    .build()))
        .join();

    await()
        .atMost(SOON)
        .until(() -> runs("full").stream().anyMatch(run -> run.scope().equals("Opportunity")));
    assertThat(
            service.heard().stream()
                .map(e -> e.getRecord().getObjectType())
                .collect(Collectors.toSet()))
        .contains("Opportunity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gmail      | {\"sync_type\": \"some\"}                  | 400 | UNKNOWN_SYNC_TYPE",
        "gmail      | {\"mailbox\": \"nobody@x.example\"}        | 400 | UNKNOWN_SCOPE",
        "gmail      | {\"object_type\": \"Account\"}             | 400 | FIELD_OF_ANOTHER_SOURCE",
        "salesforce | {\"object_type\": \"Invoice\"}             | 400 | UNKNOWN_SCOPE",
        "gmail      | {\"sync_typ\": \"full\"}                   | 400 | FIELD_OF_ANOTHER_SOURCE",
        "gmail      | {\"sync_type\": 1}                         | 400 | WRONG_BODY",
        "gmail      | [1]                                        | 400 | WRONG_BODY",
        "gmail      | {\"sync_type\":                            | 400 | WRONG_BODY",
        "nowhere    | {}                                         | 404 | UNKNOWN_SOURCE"
      })
  void aRequestThatCannotBeMetSaysWhatToDo(String source, String body, int status, String code) {
    var answer = service.call("POST", "/runs/" + source, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(json(answer).path("error").asString()).isNotEmpty();
    assertThat(json(answer).has("details")).isTrue();
  }

  @Test
  void theHundredAndFirstRequestOfAMinuteIsRefusedAndOtherFunctionsGoOn() {
    var limiters = service.bean(RateLimiterRegistry.class);
    limiters.remove("http:unknown");
    for (int i = 0; i < 100; i++) {
      assertThat(service.call("POST", "/runs/nowhere", "").statusCode()).isEqualTo(404);
    }

    var refused = service.call("POST", "/runs/nowhere", "");
    var other = service.call("POST", "/runs/gmail", "{\"sync_type\": \"some\"}");
    limiters.remove("http:unknown");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).path("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(json(refused).path("details").path("limit_per_minute").asInt()).isEqualTo(100);
    assertThat(other.statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownRunAndAnUnknownPathAreToldInTheSameShape() {
    assertThat(json(service.call("GET", "/runs/none", "")).path("code").asString())
        .isEqualTo("UNKNOWN_RUN");
    assertThat(json(service.call("GET", "/odd", "")).path("code").asString())
        .isEqualTo("UNKNOWN_REQUEST");
    assertThat(service.call("DELETE", "/runs/x", "").statusCode()).isEqualTo(405);
  }

  @Test
  void idlePollsLeaveNoRows() {
    long before = runsOfSalesforce();
    var polls = service.bean(io.micrometer.core.instrument.MeterRegistry.class);
    var timer =
        polls.timer(
            "ingest.runs", "source", "salesforce", "type", "incremental", "status", "success");
    long counted = timer.count();
    await().atMost(SOON).until(() -> timer.count() > counted + 2);

    assertThat(runsOfSalesforce()).isBetween(before, before + 1);
  }

  /** Transcripts of the sandbox's calls become ready all the time. */
  private static long runsOfSalesforce() {
    return service.rows("runs.sql", Run.class).stream()
        .filter(run -> run.sourceSystem().equals("salesforce"))
        .count();
  }

  @Test
  void whatIsNoneOfGmailsOnItsTopicStopsNothing() {
    var topic = service.bean(PubSubTemplate.class);
    for (var message :
        List.of(
            "",
            "no JSON",
            "{\"emailAddress\":\"stranger@x.example\",\"historyId\":7}",
            "{\"emailAddress\":\"%s\",\"historyId\":1}".formatted(MAYA),
            "{\"emailAddress\":\"%s\",\"historyId\":9223372036854775807}".formatted(MAYA))) {
      topic.publish("gmail-notifications", message + " ").join();
    }

    var id = drop("Subject: All the same\r\n\r\nx", "");

    assertThat(event(id).getGmailMessage().getRfc822().toStringUtf8()).contains("All the same");
  }

  @Test
  void aReplyIsSavedAsADraftOnceHoweverOftenItIsAskedFor() {
    var id =
        drop(
            "Message-ID: <q@x.example>\r\nFrom: a@x.example\r\nSubject: Price\r\n\r\nHow much?",
            "");
    var thread = event(id).getGmailMessage().getThreadId();
    var body =
        """
        {"mailbox":"%s","thread_id":"%s","message_id":"%s","body_text":"10","command_id":"c-%s"}"""
            .formatted(MAYA, thread, id, id);

    var first = service.call("POST", "/drafts", body);
    var second = service.call("POST", "/drafts", body);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(json(first).path("status").asString()).isEqualTo("done");
    assertThat(json(first).path("item").asString()).isEqualTo(id);
    assertThat(second.body()).isEqualTo(first.body());
    await().atMost(SOON).until(() -> drafts(thread).size() == 1);
    assertThat(service.call("POST", "/drafts", "{\"mailbox\":1}").statusCode()).isEqualTo(400);
  }

  private static List<String> drafts(String thread) {
    return service.heard().stream()
        .map(RecordReceived::getGmailMessage)
        .filter(
            mail -> mail.getThreadId().equals(thread) && mail.getLabelIdsList().contains("DRAFT"))
        .map(mail -> mail.getRfc822().toStringUtf8())
        .distinct()
        .toList();
  }
}
