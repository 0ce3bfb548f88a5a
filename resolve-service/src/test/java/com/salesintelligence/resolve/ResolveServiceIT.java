package com.salesintelligence.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.Source;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolveServiceIT {

  record Link(
      String emailAddress,
      @Nullable String sfContactId,
      @Nullable String sfAccountId,
      String matchMethod,
      String evidence) {}

  record Counts(long messages, long distinctMessages, long participants, long deadLetters) {}

  record DeadLetter(String errorCode, String errorMessage, String status) {}

  record Mail(
      String messageId,
      @Nullable String fromEmail,
      @Nullable String subject,
      String bodyText,
      String direction,
      List<String> defects,
      long sizeBytes) {}

  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_contact_that_comes_after_its_mails_heals_them() {
    publish(Wire.account("A1", 1, "Acme", "https://www.acme-tools.example/"));
    publish(Wire.mail("m1", "Ann <ann.smith@gmail.com>", Wire.MAILBOX, "First"));
    publish(Wire.mail("m2", "Bob <bob@acme-tools.example>", Wire.MAILBOX, "Second"));
    await().atMost(SOON).until(() -> counts().messages() == 2 && links().size() == 1);
    assertThat(links().getFirst().matchMethod()).isEqualTo("company-domain");

    publish(Wire.contact("C1", 1, "A1", "annsmith@gmail.com"));

    await().atMost(SOON).until(() -> links().size() == 2);
    assertThat(links())
        .containsExactly(
            new Link("ann.smith@gmail.com", "C1", "A1", "canonical-address", "sf_contacts/C1"),
            new Link("bob@acme-tools.example", null, "A1", "company-domain", "sf_accounts/A1"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(service.heard())
                    .anySatisfy(
                        told -> {
                          assertThat(told.getRecord().getExternalId()).isEqualTo("m1");
                          assertThat(told.getAccountId()).isEqualTo("A1");
                          assertThat(told.getContactId()).isEqualTo("C1");
                          assertThat(told.getRule()).isEqualTo("canonical-address");
                        }));
  }

  @Test
  void a_decision_of_a_person_wins_and_survives_a_restart() {
    publish(Wire.account("A1", 1, "Acme", "acme-tools.example"));
    publish(Wire.account("A2", 1, "Other", "other.example"));
    publish(Wire.mail("m1", "bob@acme-tools.example", Wire.MAILBOX, "Hello"));
    await().atMost(SOON).until(() -> links().size() == 1);

    service.publish(
        Topic.RESOLVE_COMMANDS,
        MappingDecided.newBuilder()
            .setEmailAddress("Bob@Acme-Tools.example")
            .setAccountId("A2")
            .setIsActive(true)
            .setDecidedBy("maya")
            .build());
    await().atMost(SOON).until(() -> links().getFirst().matchMethod().equals("manual-mapping"));
    await().atMost(SOON).until(() -> told("m1", "A1", 0) && told("m1", "A2", 1));

    service.restart();
    publish(Wire.mail("m2", "bob@acme-tools.example", Wire.MAILBOX, "Again"));

    await().atMost(SOON).until(() -> told("m2", "A2", 1));
    assertThat(links()).singleElement().satisfies(l -> assertThat(l.sfAccountId()).isEqualTo("A2"));
  }

  @Test
  void every_record_of_the_crm_tells_its_account() {
    publish(Wire.account("A1", 1, "Acme", "acme-tools.example"));
    publish(Wire.contact("C1", 1, "A1", "ann@acme-tools.example"));
    publish(Wire.opportunity("O1", "A1", "50000"));
    await()
        .atMost(SOON)
        .until(() -> told("A1", "A1", 1) && told("C1", "A1", 1) && told("O1", "A1", 1));
    publish(Wire.task("T1", "O1", ""));
    publish(Wire.task("T2", "", "C1"));
    publish(Wire.lead("L1", "lead@somewhere.example"));

    await().atMost(SOON).until(() -> told("T1", "A1", 1) && told("T2", "A1", 1));
    publish(Wire.deleted(Source.SALESFORCE, "Opportunity", "O1", 9));
    await()
        .atMost(SOON)
        .until(
            () ->
                service.heard().stream()
                        .filter(t -> t.getRecord().getExternalId().equals("O1"))
                        .count()
                    == 2);
    assertThat(service.heard()).noneMatch(t -> t.getRecord().getExternalId().equals("L1"));
  }

  @Test
  void what_can_never_be_handled_becomes_a_dead_letter_with_a_reason() {
    publish(Wire.mail("empty", new byte[0]));
    publish(Wire.opportunity("O1", "A1", "fifty thousand"));
    publish(Wire.upsert(Source.HUBSPOT, "deal", "x", 1).build());
    publish(Wire.upsert(Source.GMAIL, "message", "nobody", 1).build());
    publish(
        Wire.upsert(Source.GMAIL, "message", "x", 1).setChange(Change.CHANGE_UNSPECIFIED).build());
    publish(Wire.mail("fine", "ann@elsewhere.example", Wire.MAILBOX, "Goes on"));

    await().atMost(SOON).until(() -> counts().deadLetters() == 5 && counts().messages() == 1);
    assertThat(service.rows("dead_letters.sql", DeadLetter.class))
        .extracting(DeadLetter::errorCode)
        .containsExactly(
            "BAD_NUMBER", "EMPTY_MAIL", "MISSING_BODY", "UNKNOWN_CHANGE", "UNKNOWN_OBJECT_TYPE");
  }

  @Test
  void repetitions_and_old_versions_change_nothing() {
    publish(Wire.account("A1", 1, "Acme", "acme-tools.example"));
    publish(Wire.contact("C1", 9, "A1", "ann@gmail.com"));
    for (int i = 0; i < 20; i++) {
      publish(Wire.mail("m" + i % 4, "ann@gmail.com", Wire.MAILBOX, "Hello"));
      publish(Wire.contact("C1", 3, "A1", "old@gmail.com"));
    }
    publish(Wire.mail("last", "old@gmail.com", Wire.MAILBOX, "Old address"));

    await().atMost(SOON).until(() -> counts().distinctMessages() == 5);
    assertThat(counts()).isEqualTo(new Counts(5, 5, 10, 0));
    assertThat(links()).extracting(Link::emailAddress).containsExactly("ann@gmail.com");
  }

  @Test
  void a_mail_that_was_cut_for_its_size_is_stored_with_what_could_be_read() {
    byte[] head =
        ("From: big@elsewhere.example\r\nTo: x@harborlight.example\r\nSubject: Plans\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n"
                + "--b\r\nContent-Type: application/pdf; name=plans.pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] cut = new byte[8_000_000];
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < cut.length; i++) {
      cut[i] = (byte) (i % 78 == 77 ? '\n' : 'A' + random.nextInt(26));
    }
    System.arraycopy(head, 0, cut, 0, head.length);
    publish(Wire.mail("big", cut, 15_000_000));

    await().atMost(SOON).until(() -> counts().messages() == 1);
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

  private Counts counts() {
    return service.rows("counts.sql", Counts.class).getFirst();
  }

  private List<Link> links() {
    return service.rows("links.sql", Link.class);
  }

  private boolean told(String record, String account, double least) {
    return service.heard().stream()
        .anyMatch(
            (EntityMatched told) ->
                told.getRecord().getExternalId().equals(record)
                    && told.getAccountId().equals(account)
                    && (least > 0) == (told.getProbability() > 0));
  }
}
