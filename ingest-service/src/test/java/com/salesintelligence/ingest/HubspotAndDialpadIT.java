package com.salesintelligence.ingest;

import static com.salesintelligence.ingest.RunningService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.local.sandbox.Sandbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service between the sandbox and the embedded cloud; no poll comes by in its time. */
class HubspotAndDialpadIT {

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
    subscribeToHubspot();
    subscribeToDialpad();
  }

  private static void subscribeToHubspot() {
    asApp("PUT", "settings", "{\"targetUrl\":\"%s\"}".formatted(url("hubspot")));
    for (var event : List.of("contact.creation", "contact.deletion", "contact.associationChange")) {
      asApp("POST", "subscriptions", "{\"eventType\":\"%s\",\"active\":true}".formatted(event));
    }
  }

  private static void asApp(String method, String path, String body) {
    var key = "?hapikey=sandbox-hubspot-developer-key";
    var answer = service.steer(method, "/webhooks/v3/1234567/" + path + key, body.getBytes(UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static void subscribeToDialpad() {
    var webhook =
        asAdmin(
            "webhooks",
            "{\"hook_url\":\"%s\",\"secret\":\"sandbox-dialpad-webhook-secret\"}"
                .formatted(url("dialpad")));
    asAdmin(
        "subscriptions/call", "{\"endpoint_id\":\"%s\"}".formatted(webhook.path("id").asString()));
  }

  private static JsonNode asAdmin(String path, String body) {
    var key = "?apikey=" + Sandbox.DIALPAD_API_KEY;
    var answer = service.steer("POST", "/api/v2/" + path + key, body.getBytes(UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return json(answer);
  }

  private static String url(String source) {
    return service.url() + "/webhooks/" + source;
  }

  private static RecordReceived heard(Predicate<RecordReceived> wanted) {
    return await()
        .atMost(SOON)
        .until(() -> service.heard().stream().filter(wanted).toList(), list -> !list.isEmpty())
        .getLast();
  }

  private static RecordReceived heard(String id, Change change) {
    return heard(
        event -> event.getRecord().getExternalId().equals(id) && event.getChange() == change);
  }

  private static List<String> statuses(String source) {
    return service
        .steer("GET", "/sandbox/%s/deliveries".formatted(source), new byte[0])
        .body()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line).path("statuses").toString())
        .toList();
  }

  @Test
  void aContactIsPublishedWhenItIsMadeAndWhenItIsDeletedWithoutAPoll() {
    var id = owned("told@aster.example");
    var made = heard(id, Change.UPSERT);
    assertThat(made.getRunId()).isEqualTo("webhook");
    assertThat(made.getHubspotContact().getEmail()).isEqualTo("told@aster.example");

    service.steer("DELETE", "/sandbox/hubspot/contacts/" + id, new byte[0]);

    assertThat(heard(id, Change.DELETE).getSourceVersion()).isGreaterThan(made.getSourceVersion());
    await().untilAsserted(() -> assertThat(statuses("hubspot")).contains("[202]"));
  }

  @Test
  void aContactThatMovesToAnotherCompanyIsPublishedAlthoughItsOwnTimeStays() {
    var contact = owned("mover@aster.example");
    var before = heard(contact, Change.UPSERT);
    var company =
        json(service.steer(
                "POST", "/sandbox/hubspot/companies", "{\"name\":\"New\"}".getBytes(UTF_8)))
            .path("id")
            .asString();

    service.steer(
        "POST",
        "/sandbox/hubspot/associations",
        "{\"contact\":\"%s\",\"company\":\"%s\",\"primary\":true}"
            .formatted(contact, company)
            .getBytes(UTF_8));

    var after =
        heard(
            event ->
                event.getRecord().getExternalId().equals(contact)
                    && event.getHubspotContact().getCompanyId().equals(company));
    assertThat(after.getSourceVersion()).isGreaterThan(before.getSourceVersion());
  }

  @Test
  void aCallIsPublishedWhenItHasEndedAndAgainWithItsTranscriptWithoutAPoll() {
    var id =
        json(service.steer("POST", "/sandbox/dialpad/calls", "{}".getBytes(UTF_8)))
            .path("id")
            .asString();
    heard(id, Change.UPSERT);

    service.steer(
        "POST",
        "/sandbox/dialpad/calls/" + id + "/transcript",
        "{\"lines\":[{\"type\":\"transcript\",\"content\":\"Hello\",\"name\":\"Ann\"}]}"
            .getBytes(UTF_8));

    var spoken =
        heard(
            event ->
                event.getRecord().getExternalId().equals(id)
                    && event.getDialpadCall().getTranscriptCount() == 1);
    assertThat(spoken.getRunId()).isEqualTo("webhook");
    await().untilAsserted(() -> assertThat(statuses("dialpad")).contains("[202]"));
  }

  @Test
  void anEnrolmentThatWasMadeHereIsPublishedAtOnce() {
    owned("sent@aster.example");

    var id = ask("/enrolments", "sent@aster.example", "c-sent").path("external_id").asString();

    var event = heard(id, Change.UPSERT);
    assertThat(event.getHubspotEnrollment().getContactEmail()).isEqualTo("sent@aster.example");
    assertThat(event.getHubspotEnrollment().getStatus()).isEqualTo("ACTIVE");
  }

  @ParameterizedTest
  @CsvSource({
    "/webhooks/hubspot, 10,      401, WEBHOOK_FORGED",
    "/webhooks/dialpad, 10,      401, WEBHOOK_FORGED",
    "/webhooks/hubspot, 1048577, 413, WEBHOOK_TOO_LARGE",
    "/webhooks/gmail,   10,      404, WEBHOOK_SWITCHED_OFF"
  })
  void aWebhookThatIsNotGenuineIsRefusedInWords(String path, int bytes, int status, String code) {
    var answer = service.call("POST", path, "x".repeat(bytes));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
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
