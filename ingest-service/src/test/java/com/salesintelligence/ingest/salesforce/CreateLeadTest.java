package com.salesintelligence.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Mails.Mail;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Lead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreateLeadTest {

  private static final String LEADS = "/services/data/v65.0/sobjects/Lead";
  private static final String QUERY = "/services/data/v65.0/query";
  private static final Order ORDER = new Order("c1", "Maya", Instant.EPOCH);

  private final OddServer server = new OddServer();
  private Mail mail = mail("Ada Stone", "ada@aster.example");

  @BeforeEach
  void answer() {
    server.on(
        FakeSalesforce.TOKEN,
        request ->
            Answer.json(
                200, "{\"access_token\":\"t\",\"instance_url\":\"%s\"}".formatted(server.url())));
    server.on(QUERY, request -> Answer.json(200, "{\"done\":true,\"records\":[]}"));
    server.on(LEADS, request -> Answer.json(201, "{\"id\":\"00Q1\",\"success\":true}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Mail mail(String name, String address) {
    return new Mail(
        "m1",
        "maya@us.example",
        address,
        name,
        "Prices",
        "What does it cost?\n",
        Instant.parse("2026-11-20T10:00:00Z"),
        "005000000000001AAA");
  }

  private CreateLead creating(String... objectTypes) {
    var settings = FakeSalesforce.settings(List.of(objectTypes), server.url(), 2000);
    var source = new SalesforceSource(settings, TestCalls.of("salesforce"), new FakeClock());
    return new CreateLead(
        new SalesforceLeads(source::writes),
        id -> id.equals("m1") ? Optional.of(mail) : Optional.empty(),
        new LeadSettings("AI Inbound Email", "005000000000009AAA"));
  }

  private Outcome carryOut(boolean despiteDuplicates) {
    return creating("Lead").carryOut(new Lead(ORDER, "m1", despiteDuplicates));
  }

  private JsonNode sent() {
    return JsonMapper.shared().readTree(server.requests(LEADS).getLast().body());
  }

  @Test
  void makesALeadOfWhoeverWroteWithTheMailAsItsDescription() {
    assertThat(carryOut(false))
        .isEqualTo(new Outcome.Done("00Q1", "The lead was created in Salesforce."));

    var lead = sent();
    assertThat(lead.path("FirstName").asString()).isEqualTo("Ada");
    assertThat(lead.path("LastName").asString()).isEqualTo("Stone");
    assertThat(lead.path("Email").asString()).isEqualTo("ada@aster.example");
    assertThat(lead.path("Company").asString()).isEqualTo("aster.example");
    assertThat(lead.path("LeadSource").asString()).isEqualTo("AI Inbound Email");
    assertThat(lead.path("OwnerId").asString()).isEqualTo("005000000000001AAA");
    assertThat(lead.path("Description").asString())
        .isEqualTo(
            """
            From: Ada Stone <ada@aster.example>
            To: maya@us.example
            Date: 2026-11-20T10:00:00Z
            Subject: Prices

            What does it cost?

            [Sales Intelligence, mail m1]""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Stone, Ada' | s@a.example | Ada | Stone | a.example",
        "'Ada Maria Stone' | s@a.example | Ada Maria | Stone | a.example",
        "'Cher' | s@a.example | '' | Cher | a.example",
        "'' | info@a.example | '' | info | a.example",
        "'ada@a.example' | ada@a.example | '' | ada | a.example",
        "'Ada Stone' | ada@gmail.com | Ada | Stone | [not provided]"
      })
  void namesAndCompaniesAreWhatTheSenderTells(
      String name, String address, String first, String last, String company) {
    mail = mail(name, address);

    carryOut(false);

    assertThat(sent().path("FirstName").asString("")).isEqualTo(first);
    assertThat(sent().path("LastName").asString()).isEqualTo(last);
    assertThat(sent().path("Company").asString()).isEqualTo(company);
  }

  @Test
  void aLongMailIsCutAndStillKnownAgain() {
    var text = "\uD83D\uDE00".repeat(40_000);
    mail = new Mail("m1", "maya@us.example", "a@b.example", "A B", "", text, Instant.EPOCH, "");

    carryOut(false);

    var description = sent().path("Description").asString();
    assertThat(description).hasSizeLessThanOrEqualTo(32_000).endsWith(LeadDraft.mark("m1"));
    assertThat(description.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    assertThat(sent().path("OwnerId").asString()).isEqualTo("005000000000009AAA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duplicateResult", "duplicateResut"})
  void duplicatesAreNamedInBothSpellingsAndNothingIsCreated(String spelling) {
    server.on(
        LEADS,
        request ->
            Answer.json(
                400,
                """
                [{"errorCode":"DUPLICATES_DETECTED","message":"Use one of these records?","%s":
                {"allowSave":true,"matchResults":[{"matchRecords":[{"record":{"Id":"00Q7"}},
                {"record":{"Id":"0038"}}]}]}}]"""
                    .formatted(spelling)));

    var outcome = (Outcome.Skipped) carryOut(false);

    assertThat(outcome.reason()).isEqualTo("DUPLICATE");
    assertThat(outcome.externalId()).isEqualTo("00Q7");
    assertThat(outcome.message()).contains("00Q7, 0038", "all the same");
    assertThat(server.requests(LEADS).getLast().header("Sforce-Duplicate-Rule-Header")).isNull();
    assertThat(((Outcome.Skipped) carryOut(true)).reason()).isEqualTo("DUPLICATE_FORBIDDEN");
  }

  @Test
  void despiteDuplicatesSalesforceIsToldToSaveAllTheSame() {
    carryOut(true);

    assertThat(server.requests(LEADS).getLast().header("Sforce-Duplicate-Rule-Header"))
        .isEqualTo("allowSave=true");
  }

  @Test
  void aMailWhoseLeadExistsIsDoneWithTheKnownId() {
    mail = mail("Ada O'Hara", "o'hara\\@aster.example");
    server.on(
        QUERY,
        request ->
            Answer.json(
                200,
                "{\"done\":true,\"records\":[{\"Id\":\"00Q5\",\"Description\":null},"
                    + "{\"Id\":\"00Q6\",\"Description\":\"x\\n\\n"
                    + LeadDraft.mark("m1")
                    + "\"}]}"));

    assertThat(((Outcome.Done) carryOut(false)).externalId()).isEqualTo("00Q6");
    assertThat(creating("Lead").find(new Lead(ORDER, "m1", false))).isPresent();
    assertThat(server.requests(LEADS)).isEmpty();
    assertThat(URLDecoder.decode(server.requests(QUERY).getFirst().query(), StandardCharsets.UTF_8))
        .contains("Email = 'o\\'hara\\\\@aster.example'");
  }

  @Test
  void anotherRefusalIsToldInSalesforcesWords() {
    server.on(
        LEADS,
        request ->
            Answer.json(
                400,
                "[{\"errorCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"Required fields are"
                    + " missing: [Region__c]\",\"fields\":[\"Region__c\"]}]"));

    assertThat(carryOut(false))
        .isEqualTo(
            new Outcome.Failed(
                "REQUIRED_FIELD_MISSING",
                "Salesforce refused the lead: Required fields are missing: [Region__c]"
                    + " (Region__c)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aLeadWhoseAnswerIsLostIsNotSentTwice(int status) {
    server.on(LEADS, request -> Answer.json(status, "<html>"));

    assertThatThrownBy(() -> carryOut(false))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAVAILABLE));
    assertThat(server.requests(LEADS)).hasSize(1);
  }

  @Test
  void aSessionThatEndedIsRenewedOnce() {
    server.onceOn(LEADS, Answer.json(401, "[{\"errorCode\":\"INVALID_SESSION_ID\"}]"));

    assertThat(carryOut(false)).isInstanceOf(Outcome.Done.class);
    assertThat(server.requests(FakeSalesforce.TOKEN)).hasSize(2);
  }

  @Test
  void whatCannotBecomeALeadIsSkippedWithAReason() {
    var unknown = creating("Lead").carryOut(new Lead(ORDER, "gone", false));
    mail = mail("Nobody", "");

    assertThat(((Outcome.Skipped) unknown).reason()).isEqualTo("UNKNOWN_MAIL");
    assertThat(((Outcome.Skipped) carryOut(false)).reason()).isEqualTo("NO_SENDER");
  }

  @Test
  void whileSalesforceIsSwitchedOffTheCommandSaysSo() {
    assertThatThrownBy(() -> creating().carryOut(new Lead(ORDER, "m1", false)))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.SOURCE_SWITCHED_OFF));
  }
}
