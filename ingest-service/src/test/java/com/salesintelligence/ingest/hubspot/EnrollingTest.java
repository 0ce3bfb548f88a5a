package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.hubspot.FakeHubspot.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Enrolment;
import com.salesintelligence.ingest.core.commands.SourceCommand.Unenrolment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrollingTest {

  private static final String SEQUENCES = "/automation/sequences/2026-09";
  private static final String ACTIVE = SEQUENCES + "/enrollments/contact/7";
  private static final String ENROLL = SEQUENCES + "/enrollments";
  private static final String WORKFLOW =
      "/automation/v2/workflows/4001/enrollments/contacts/ann@x.example";
  private static final Answer NONE = Answer.json(404, "{\"category\":\"OBJECT_NOT_FOUND\"}");

  private final FakeHubspot hubspot = new FakeHubspot();
  private final List<String> enrolled = new ArrayList<>();
  private final Enrolling enrolling = new Enrolling(hubspot::source, enrolled::add);
  private final Unenrolling unenrolling = new Unenrolling(hubspot::source, "4001");

  @BeforeEach
  void aContactThatCanBeEnrolled() {
    hubspot.server.on(CONTACTS + "/ann@x.example", contact(""));
    hubspot.server.on(ACTIVE, NONE);
    hubspot.server.on(
        "/crm/owners/2026-09/3",
        Answer.json(200, "{\"id\":\"3\",\"userId\":33,\"email\":\"rep@x.example\"}"));
    hubspot.server.on(SEQUENCES + "/5", Answer.json(200, "{\"id\":\"5\",\"steps\":[]}"));
    hubspot.server.on(ENROLL, Answer.json(200, "{\"id\":\"900\"}"));
  }

  @AfterEach
  void close() {
    hubspot.close();
  }

  private static Answer contact(String more) {
    return Answer.json(
        200,
        "{\"id\":\"7\",\"properties\":{\"lastmodifieddate\":\"1763640000000\","
            + "\"hubspot_owner_id\":\"3\"%s}}".formatted(more));
  }

  private Order order() {
    return new Order("c-1", "maya", hubspot.clock().instant());
  }

  private Enrolment enrolment() {
    return new Enrolment(order(), "ann@x.example", "5", "");
  }

  private Unenrolment unenrolment() {
    return new Unenrolment(order(), "ann@x.example", "5");
  }

  private static Answer active(String sequence, String enrolledAt) {
    return Answer.json(
        200,
        "{\"id\":\"900\",\"sequenceId\":\"%s\",\"sequenceName\":\"Renewals\",\"enrolledAt\":\"%s\"}"
            .formatted(sequence, enrolledAt));
  }

  private static Answer refusal(String code) {
    return Answer.json(
        400,
        "{\"category\":\"VALIDATION_ERROR\",\"message\":\"No.\",\"errors\":[{\"code\":\"%s\"}]}"
            .formatted(code));
  }

  @Test
  void theOwnerOfTheContactIsWhoWrites() {
    assertThat(enrolling.carryOut(enrolment()))
        .isEqualTo(new Outcome.Done("900", "The contact is in the sequence."));

    var sent = hubspot.server.requests(ENROLL).getLast();
    assertThat(enrolled).containsExactly("7");
    assertThat(sent.query()).isEqualTo("userId=33");
    assertThat(sent.body())
        .isEqualTo("{\"contactId\":\"7\",\"sequenceId\":\"5\",\"senderEmail\":\"rep@x.example\"}");
  }

  @Test
  void anAnswerThatIsLostIsNotFollowedByASecondEnrolment() {
    hubspot.server.on(ENROLL, Answer.json(502, "<html>"));

    var failure = catchThrowableOfType(SourceFailure.class, () -> enrolling.carryOut(enrolment()));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAVAILABLE);
    assertThat(hubspot.server.requests(ENROLL))
        .filteredOn(r -> r.method().equals("POST"))
        .hasSize(1);
  }

  @Test
  void anEnrolmentThatWasMadeBeforeTheServiceDiedIsFoundAgain() {
    hubspot.server.on(ACTIVE, active("5", "2026-11-20T12:00:03Z"));

    assertThat(enrolling.find(enrolment()))
        .contains(new Outcome.Done("900", "The contact is in the sequence."));
  }

  @ParameterizedTest
  @CsvSource({"5, 2026-11-20T11:58:00Z", "6, 2026-11-20T12:00:03Z"})
  void anEnrolmentOfBeforeOrInAnotherSequenceIsNotTakenForOurOwn(String sequence, String at) {
    hubspot.server.on(ACTIVE, active(sequence, at));

    assertThat(enrolling.find(enrolment())).isEmpty();
    assertThat(enrolling.carryOut(enrolment()))
        .isEqualTo(
            new Outcome.Skipped(
                "ALREADY_ENROLLED", "This contact is in the sequence “Renewals” already.", "900"));
    assertThat(hubspot.server.requests(ENROLL)).allMatch(r -> r.method().equals("GET"));
  }

  @ParameterizedTest
  @CsvSource({
    "ALREADY_ENROLLED, ALREADY_ENROLLED",
    "UNSUBSCRIBED, OPTED_OUT",
    "RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL, BOUNCED",
    "SENDER_NOT_CONNECTED, NO_SENDER"
  })
  void whatHubspotRefusesLateIsSkippedUnderTheSameReasons(String code, String reason) {
    hubspot.server.on(ENROLL, refusal(code));

    assertThat(enrolling.carryOut(enrolment())).isEqualTo(new Outcome.Skipped(reason, "No.", "7"));
  }

  @Test
  void anyOtherRefusalIsToldAsItIs() {
    hubspot.server.on(ENROLL, refusal("ODD"));

    assertThat(enrolling.carryOut(enrolment()))
        .isEqualTo(new Outcome.Failed("ODD", "HubSpot refused the enrolment: No."));
  }

  @Test
  void anOwnerWithoutASeatCannotWrite() {
    hubspot.server.on("/crm/owners/2026-09/3", Answer.json(200, "{\"id\":\"3\"}"));

    assertThat(enrolling.whyNot(enrolment()))
        .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("NO_SENDER"));
  }

  @Test
  void aContactLeavesItsSequenceByTheWorkflow() {
    hubspot.server.on(ACTIVE, active("5", "2026-11-01T00:00:00Z"));
    hubspot.server.on(WORKFLOW, new Answer(204, "text/plain", new byte[0], java.util.Map.of()));

    var outcome = unenrolling.carryOut(unenrolment());

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(outcome.message()).contains("workflow 4001");
    assertThat(hubspot.server.requests(WORKFLOW)).hasSize(1);
  }

  @Test
  void aContactThatLeftAfterTheCommandIsFoundToBeOut() {
    assertThat(unenrolling.find(unenrolment())).isEmpty();

    hubspot.server.on(
        CONTACTS + "/ann@x.example",
        contact(",\"hs_latest_sequence_unenrolled_date\":\"2026-11-20T12:00:04Z\""));

    assertThat(unenrolling.find(unenrolment())).containsInstanceOf(Outcome.Done.class);
  }
}
