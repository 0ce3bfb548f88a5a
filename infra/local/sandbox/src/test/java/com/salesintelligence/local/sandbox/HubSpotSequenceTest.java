package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HubSpotSequenceTest {
  private static final String SEQUENCES = "/automation/sequences/2026-09";
  private static final String ENROLLMENTS = SEQUENCES + "/enrollments";

  private static Sandbox sandbox;
  private static HubSpotCalls hub;
  private static JsonNode owner;
  private static String sequence;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    hub = new HubSpotCalls(sandbox);
    owner = hub.all("/crm/owners/2026-09?limit=100").getFirst();
    sequence = sequences().at("/results/0/id").asString();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String user() {
    return owner.path("userId").asString(owner.path("userId").toString());
  }

  private static JsonNode sequences() {
    return hub.get(SEQUENCES + "?userId=" + user()).json();
  }

  private static Http.Reply enroll(String contact, String sender) {
    return hub.post(
        ENROLLMENTS + "?userId=" + user(),
        "{\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"senderEmail\":\"%s\"}"
            .formatted(contact, sequence, sender));
  }

  private static Http.Reply enroll(String contact) {
    return enroll(contact, owner.path("email").asString());
  }

  private static String owned(String name, String more) {
    return hub.contact(
        "{\"email\":\"%s@seq.example\",\"hubspot_owner_id\":\"%s\"%s}"
            .formatted(name, owner.path("id").asString(), more));
  }

  private static String reason(Http.Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    return reply.json().at("/errors/0/code").asString();
  }

  @Test
  void listsAndShowsSequencesToAUserOnly() {
    var all = sequences();
    var one = hub.get(SEQUENCES + "/" + sequence + "?userId=" + user()).json();
    var page = hub.get(SEQUENCES + "?limit=2&userId=" + user()).json();

    assertThat(all.path("total").asInt()).isEqualTo(5);
    assertThat(one.path("name")).isEqualTo(all.at("/results/0/name"));
    assertThat(one.path("steps").size()).isEqualTo(5);
    assertThat(page.path("results").size()).isEqualTo(2);
    assertThat(page.at("/paging/next/after").asString())
        .isEqualTo(all.at("/results/1/id").asString());
    assertThat(hub.get(SEQUENCES).status()).isEqualTo(400);
    assertThat(hub.get(SEQUENCES + "/" + sequence).status()).isEqualTo(400);
    assertThat(hub.get(SEQUENCES + "/1?userId=1").status()).isEqualTo(404);
    assertThat(hub.get("/automation/v4/sequences?userId=" + user()).json()).isEqualTo(all);
  }

  @Test
  void enrollsAContactAndShowsItAtTheContact() {
    String contact = owned("enrolled", "");
    var before = hub.get("/crm/v3/objects/contacts/" + contact).json();
    var enrolled = enroll(contact);
    var status = hub.get(ENROLLMENTS + "/contact/" + contact).json();
    var after =
        hub.get(
                "/crm/v3/objects/contacts/"
                    + contact
                    + "?properties=hs_sequences_is_enrolled,hs_latest_sequence_enrolled")
            .json();

    assertThat(enrolled.status()).isEqualTo(200);
    assertThat(enrolled.json().path("toEmail").asString()).isEqualTo("enrolled@seq.example");
    assertThat(status.path("id")).isEqualTo(enrolled.json().path("id"));
    assertThat(status.path("sequenceId").asString()).isEqualTo(sequence);
    assertThat(status.path("enrolledByEmail")).isEqualTo(owner.path("email"));
    assertThat(after.at("/properties/hs_sequences_is_enrolled").asString()).isEqualTo("true");
    assertThat(after.at("/properties/hs_latest_sequence_enrolled").asString()).isEqualTo(sequence);
    assertThat(after.path("updatedAt").asString())
        .isGreaterThan(before.path("updatedAt").asString());
  }

  @Test
  void saysWhyAContactCannotBeEnrolled() {
    String twice = owned("twice", "");
    enroll(twice);

    assertThat(reason(enroll(twice))).isEqualTo("ALREADY_ENROLLED");
    assertThat(reason(enroll(owned("optout", ",\"hs_email_optout\":\"true\""))))
        .isEqualTo("UNSUBSCRIBED");
    assertThat(
            reason(
                enroll(owned("bounced", ",\"hs_email_hard_bounce_reason_enum\":\"UNKNOWN_USER\""))))
        .isEqualTo("RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL");
    assertThat(reason(enroll(hub.contact("{\"email\":\"alone@seq.example\"}"))))
        .isEqualTo("NO_OWNER");
    assertThat(reason(enroll(hub.contact("{\"lastname\":\"Mailless\"}")))).isEqualTo("NO_EMAIL");
    assertThat(reason(enroll(owned("sender", ""), "someone@else.example")))
        .isEqualTo("SENDER_NOT_CONNECTED");
    assertThat(enroll("123456789123").status()).isEqualTo(404);
    assertThat(hub.post(ENROLLMENTS, "{}").text()).contains("userId");
    assertThat(hub.post(ENROLLMENTS + "?userId=" + user(), "{}").text())
        .contains("contactId is required");
  }

  @Test
  void refusesUsersWithoutAConnectedInboxOrWithTooManyEnrollments() {
    var office = hub.all("/crm/owners/2026-09?limit=100").getLast();
    String contact = owned("office", "");
    var refused =
        hub.post(
            ENROLLMENTS + "?userId=" + office.path("userId"),
            "{\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"senderEmail\":\"%s\"}"
                .formatted(contact, sequence, office.path("email").asString()));

    assertThat(reason(refused)).isEqualTo("SENDER_NOT_CONNECTED");
    hub.limit("{\"hubspot_enrollments_per_day\":0}");
    assertThat(enroll(contact).status()).isEqualTo(429);
    hub.limit("{\"hubspot_enrollments_per_day\":1000}");
    assertThat(enroll(contact).status()).isEqualTo(200);
  }

  @Test
  void unenrollsByTheWorkflowBecauseThereIsNoOtherCall() {
    String contact = owned("leaving", "");
    String id = enroll(contact).json().path("id").asString();

    assertThat(hub.delete(ENROLLMENTS + "/" + id).status()).isEqualTo(405);
    assertThat(hub.delete(ENROLLMENTS + "/" + id).text()).contains("/automation/v2/workflows/4001");
    assertThat(
            hub.post("/automation/v2/workflows/4001/enrollments/contacts/leaving@seq.example", "")
                .status())
        .isEqualTo(204);

    assertThat(hub.get(ENROLLMENTS + "/contact/" + contact).status()).isEqualTo(404);
    assertThat(hub.dump("enrollments"))
        .anyMatch(
            one ->
                one.path("id").asString().equals(id)
                    && one.path("status").asString().equals("unenrolled")
                    && one.path("version").asInt() == 2);
    assertThat(enroll(contact).status()).isEqualTo(200);
    assertThat(
            hub.post("/automation/v2/workflows/1/enrollments/contacts/leaving@seq.example", "")
                .status())
        .isEqualTo(404);
  }

  @Test
  void endsEnrollmentsWhenSteered() {
    String contact = owned("steered", "");
    String id =
        hub.http
            .post(
                "/sandbox/hubspot/enrollments",
                "{\"userId\":\"%s\",\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"senderEmail\":\"%s\"}"
                    .formatted(user(), contact, sequence, owner.path("email").asString()))
            .json()
            .path("id")
            .asString();

    assertThat(
            hub.http
                .patch("/sandbox/hubspot/enrollments/" + id, "{\"status\":\"replied\"}")
                .status())
        .isEqualTo(200);
    assertThat(
            hub.http
                .patch("/sandbox/hubspot/enrollments/" + id, "{\"status\":\"replied\"}")
                .status())
        .isEqualTo(404);
    assertThat(hub.http.patch("/sandbox/hubspot/enrollments/" + id, "{\"status\":\"x\"}").text())
        .contains("finished");
  }

  @Test
  void beginsWithEnrollmentsOfEveryStatus() {
    assertThat(hub.dump("enrollments"))
        .extracting(one -> one.path("status").asString())
        .contains("active", "finished");
    assertThat(hub.dump("sequences")).hasSize(5);
  }
}
