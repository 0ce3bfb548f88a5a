package com.salesintelligence.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.DatasetRow;
import com.salesintelligence.contracts.events.DialpadCall;
import com.salesintelligence.contracts.events.HubspotContact;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.contracts.events.TranscriptLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResolveServiceIT {

  record Link(
      String emailAddress,
      @Nullable String sfContactId,
      @Nullable String sfAccountId,
      String matchMethod,
      String evidence) {}

  record Plain(
      @Nullable String transcript,
      long lines,
      @Nullable String account,
      @Nullable String city,
      @Nullable Long rooms,
      long liveRows) {}

  record Counts(long messages, long distinctMessages, long participants) {}

  record DeadLetter(String errorCode, String errorMessage, String status) {}

  record Mail(
      String messageId,
      @Nullable String fromEmail,
      @Nullable String subject,
      String bodyText,
      String direction,
      List<String> defects,
      long sizeBytes) {}

  private static final Duration SOON = Duration.ofSeconds(60);

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_contact_that_comes_after_its_mails_heals_them() {
    publish(Wire.account("HA", 1, "Acme", "https://www.healed.example/"));
    publish(Wire.mail("h1", "Ann <ann.smith@gmail.com>", Wire.MAILBOX, "First"));
    publish(Wire.mail("h2", "Bob <bob@healed.example>", Wire.MAILBOX, "Second"));
    await()
        .atMost(SOON)
        .until(() -> counts("h").messages() == 2 && !links("bob@healed.example").isEmpty());
    assertThat(links("bob@healed.example"))
        .containsExactly(
            new Link("bob@healed.example", null, "HA", "company-domain", "sf_accounts/HA"));
    assertThat(links("ann.smith@gmail.com")).isEmpty();

    publish(Wire.contact("HC", 1, "HA", "annsmith@gmail.com"));

    await().atMost(SOON).until(() -> !links("ann.smith@gmail.com").isEmpty());
    assertThat(links("ann.smith@gmail.com"))
        .containsExactly(
            new Link("ann.smith@gmail.com", "HC", "HA", "canonical-address", "sf_contacts/HC"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(service.heard())
                    .anySatisfy(
                        told -> {
                          assertThat(told.getRecord().getExternalId()).isEqualTo("h1");
                          assertThat(told.getAccountId()).isEqualTo("HA");
                          assertThat(told.getContactId()).isEqualTo("HC");
                          assertThat(told.getRule()).isEqualTo("canonical-address");
                        }));
  }

  @Test
  void a_mail_that_is_deleted_tells_its_account_that_it_has_lost_it() {
    publish(Wire.account("GA", 1, "Acme", "gone.example"));
    publish(Wire.mail("g1", "bob@gone.example", Wire.MAILBOX, "Hello"));
    await().atMost(SOON).until(() -> told("g1", "GA", true));

    publish(Wire.deleted(Source.GMAIL, "message", "g1", 900_000_000_000L));

    await().atMost(SOON).until(() -> told("g1", "GA", false));
  }

  @Test
  void records_of_other_sources_show_under_their_documented_names() {
    publish(Wire.account("PA", 1, "Acme", "plain.example"));
    publish(Wire.mail("p1", "ann@plain.example", Wire.MAILBOX, "Hello"));
    publish(call(4, "Hi", "Oh", "Bye"));
    publish(call(5, "Hi"));
    publish(
        Wire.upsert(Source.HUBSPOT, "contact", "p-contact", 5)
            .setHubspotContact(
                HubspotContact.newBuilder()
                    .setEmail("ann@plain.example")
                    .setPropertiesJson("{\"city\":\"Bergen\"}"))
            .build());
    publish(
        Wire.upsert(Source.DATASETS, "row", "houses/p-1", 5)
            .setDatasetRow(DatasetRow.newBuilder().setFieldsJson("{\"rooms\":4}"))
            .build());
    publish(Wire.deleted(Source.DATASETS, "row", "houses/p-2", 5));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(service.rows("plain.sql", Plain.class))
                    .containsExactly(new Plain("Ann: Hi", 1, "PA", "Bergen", 4L, 1)));
  }

  private static RecordReceived call(long version, String... lines) {
    var call = DialpadCall.newBuilder().setDirection("inbound");
    for (var text : lines) {
      call.addTranscript(TranscriptLine.newBuilder().setSpeaker("Ann").setText(text));
    }
    return Wire.upsert(Source.DIALPAD, "call", "p-call", version).setDialpadCall(call).build();
  }

  @Test
  void a_decision_of_a_person_wins_and_survives_a_restart() {
    publish(Wire.account("DA", 1, "Acme", "decided.example"));
    publish(Wire.account("DB", 1, "Other", "other.example"));
    publish(Wire.mail("d1", "bob@decided.example", Wire.MAILBOX, "Hello"));
    await().atMost(SOON).until(() -> !links("bob@decided.example").isEmpty());

    service.publish(
        Topic.RESOLVE_COMMANDS,
        MappingDecided.newBuilder()
            .setEmailAddress("Bob@Decided.example")
            .setAccountId("DB")
            .setIsActive(true)
            .setDecidedBy("maya")
            .build());
    await().atMost(SOON).until(() -> told("d1", "DA", false) && told("d1", "DB", true));

    service.restart();
    publish(Wire.mail("d2", "bob@decided.example", Wire.MAILBOX, "Again"));

    await().atMost(SOON).until(() -> told("d2", "DB", true));
    assertThat(links("bob@decided.example"))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.sfAccountId()).isEqualTo("DB");
              assertThat(link.matchMethod()).isEqualTo("manual-mapping");
            });
  }

  @Test
  void every_record_of_the_crm_tells_its_account() {
    publish(Wire.account("CA", 1, "Acme", "crm.example"));
    publish(Wire.contact("CC", 1, "CA", "ann@crm.example"));
    publish(Wire.opportunity("CO", "CA", "50000"));
    await()
        .atMost(SOON)
        .until(() -> told("CA", "CA", true) && told("CC", "CA", true) && told("CO", "CA", true));
    publish(Wire.task("CT1", "CO", ""));
    publish(Wire.task("CT2", "", "CC"));
    publish(Wire.lead("CL", "lead@somewhere.example"));

    await().atMost(SOON).until(() -> told("CT1", "CA", true) && told("CT2", "CA", true));
    publish(Wire.deleted(Source.SALESFORCE, "Opportunity", "CO", 9));
    await().atMost(SOON).until(() -> timesTold("CO") == 2);
    publish(Wire.deleted(Source.SALESFORCE, "Task", "CT2", 9));
    await().atMost(SOON).until(() -> told("CT2", "CA", false));
    assertThat(timesTold("CL")).isZero();
  }

  @Test
  void what_can_never_be_handled_becomes_a_dead_letter_with_a_reason() {
    publish(Wire.mail("empty", new byte[0]));
    publish(Wire.opportunity("bad", "A1", "fifty thousand"));
    publish(Wire.upsert(Source.HUBSPOT, "deal", "x", 1).build());
    publish(Wire.upsert(Source.GMAIL, "message", "nobody", 1).build());
    publish(
        Wire.upsert(Source.GMAIL, "message", "x", 1).setChange(Change.CHANGE_UNSPECIFIED).build());
    publish(Wire.mail("fine", "ann@elsewhere.example", Wire.MAILBOX, "Goes on"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(service.rows("dead_letters.sql", DeadLetter.class))
                    .extracting(DeadLetter::errorCode)
                    .containsExactly(
                        "BAD_NUMBER",
                        "EMPTY_MAIL",
                        "MISSING_BODY",
                        "UNKNOWN_CHANGE",
                        "UNKNOWN_OBJECT_TYPE"));
    await().atMost(SOON).until(() -> counts("fine").messages() == 1);
  }

  @Test
  void repetitions_and_old_versions_change_nothing() {
    publish(Wire.account("RA", 1, "Acme", "repeated.example"));
    publish(Wire.contact("RC", 9, "RA", "repeated@gmail.com"));
    for (int i = 0; i < 20; i++) {
      publish(Wire.mail("r" + i % 4, "repeated@gmail.com", Wire.MAILBOX, "Hello"));
      publish(Wire.contact("RC", 3, "RA", "repeated.old@outlook.com"));
    }
    publish(Wire.mail("r-last", "repeated.old@outlook.com", Wire.MAILBOX, "Old address"));

    await().atMost(SOON).until(() -> counts("r").distinctMessages() == 5);
    assertThat(counts("r")).isEqualTo(new Counts(5, 5, 10));
    await().atMost(SOON).until(() -> links("repeated@gmail.com").size() == 1);
    assertThat(links("repeated.old@outlook.com")).isEmpty();
  }

  @Test
  void a_mail_that_was_cut_for_its_size_is_stored_with_what_could_be_read() {
    byte[] head =
        ("From: big@elsewhere.example\r\nTo: x@harborlight.example\r\nSubject: Plans\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n"
                + "--b\r\nContent-Type: application/pdf; name=plans.pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] cut = new byte[8_000_000];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = (byte) (i % 78 == 77 ? '\n' : 'A' + i % 26);
    }
    System.arraycopy(head, 0, cut, 0, head.length);
    publish(Wire.mail("big", cut, 15_000_000));

    await().atMost(SOON).until(() -> counts("big").messages() == 1);
    Mail mail = service.rows("mail.sql", Mail.class, Map.of("id", "big")).getFirst();
    assertThat(mail.bodyText()).isEqualTo("See attached.");
    assertThat(mail.sizeBytes()).isEqualTo(15_000_000);
    assertThat(mail.defects()).anyMatch(defect -> defect.startsWith("cut from 15000000"));
  }

  @Test
  void health_tells_living_from_being_ready() throws Exception {
    assertThat(get("/actuator/health/liveness")).contains("UP");
    assertThat(get("/actuator/health/readiness")).contains("UP");
  }

  private String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private void publish(RecordReceived record) {
    service.publish(Topic.RAW_RECORDS, record);
  }

  private static Counts counts(String prefix) {
    return service.rows("counts.sql", Counts.class, Map.of("prefix", prefix)).getFirst();
  }

  private static List<Link> links(String address) {
    return service.rows("links.sql", Link.class, Map.of("address", address));
  }

  private static boolean told(String record, String account, boolean holds) {
    return service.heard().stream()
        .anyMatch(
            told ->
                told.getRecord().getExternalId().equals(record)
                    && told.getAccountId().equals(account)
                    && holds == told.getProbability() > 0);
  }

  private static long timesTold(String record) {
    return service.heard().stream()
        .filter(told -> told.getRecord().getExternalId().equals(record))
        .count();
  }
}
