package com.salesintelligence.ingest;

import static com.salesintelligence.ingest.RunningService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The service between the sandbox and the embedded cloud; no poll comes by in its time. */
class EnrolmentsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  record Command(String commandId, String item, String kind, String status, String requestedBy) {}

  record Run(String sourceSystem) {}

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            folder,
            "--ingest.gmail.mailboxes=",
            "--ingest.salesforce.object-types=",
            "--ingest.schedule.hubspot.every=1h",
            "--ingest.schedule.dialpad.every=1h");
    await().atMost(SOON).until(() -> service.rows("full_runs.sql", Run.class).size() >= 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String contact(String email, String more) {
    var body = "{\"email\":\"%s\"%s}".formatted(email, more);
    return json(service.steer("POST", "/sandbox/hubspot/contacts", body.getBytes(UTF_8)))
        .path("id")
        .asString();
  }

  private static String owned(String email) {
    return contact(email, ",\"hubspot_owner_id\":\"41000001\"");
  }

  private static String sequence() {
    return json(service.call("GET", "/sequences", ""))
        .path("sequences")
        .path(0)
        .path("sequence_id")
        .asString();
  }

  private static JsonNode ask(String path, String email, String commandId) {
    return json(post(path, email, commandId));
  }

  private static HttpResponse<String> post(String path, String email, String commandId) {
    return service.call(
        "POST",
        path,
        """
        {"contact_email":"%s","sequence_id":"%s","command_id":"%s","requested_by":"maya"}"""
            .formatted(email, sequence(), commandId));
  }

  @Test
  void aContactIsEnrolledOnceAndTheAuditSaysByWhom() {
    owned("once@aster.example");
    assertThat(ask("/enrolments/check", "once@aster.example", "c").path("status").asString())
        .isEqualTo("ready");

    var first = ask("/enrolments", "once@aster.example", "c-once");
    var again = ask("/enrolments", "once@aster.example", "c-once");

    assertThat(first.path("status").asString()).isEqualTo("done");
    assertThat(again).isEqualTo(first);
    assertThat(ask("/enrolments", "once@aster.example", "c-other").path("reason").asString())
        .isEqualTo("ALREADY_ENROLLED");
    assertThat(service.rows("commands.sql", Command.class))
        .contains(new Command("c-once", "once@aster.example", "enrolment", "done", "maya"));
  }

  @Test
  void aContactIsTakenOutOfItsSequence() {
    owned("leaver@aster.example");
    ask("/enrolments", "leaver@aster.example", "c-in");

    assertThat(ask("/unenrolments", "leaver@aster.example", "c-out").path("status").asString())
        .isEqualTo("done");
    assertThat(ask("/enrolments/check", "leaver@aster.example", "c").path("status").asString())
        .isEqualTo("ready");
  }

  @Test
  void whatIsKnownBeforehandIsToldByTheCheck() {
    contact("out@aster.example", ",\"hs_email_optout\":\"true\"");

    var check = ask("/enrolments/check", "out@aster.example", "c");

    assertThat(check.path("status").asString()).isEqualTo("skipped");
    assertThat(check.path("reason").asString()).isEqualTo("OPTED_OUT");
  }

  @ParameterizedTest
  @CsvSource({"/enrolments", "/enrolments/check", "/unenrolments"})
  void aBodyThatMakesNoSenseIsRefused(String path) {
    var answer = service.call("POST", path, "{\"contact_email\":\"nobody\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("code").asString()).isEqualTo("WRONG_BODY");
  }
}
