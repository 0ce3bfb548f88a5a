package com.salesintelligence.ingest.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Enrolment;
import com.salesintelligence.ingest.core.commands.SourceCommand.Unenrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts go into sequences of the sandbox and out again. */
class EnrollingWireTest {

  private static final String WORKFLOW = "4001";
  private static WiredHubspot hubspot;

  private final List<String> enrolled = new ArrayList<>();
  private final Enrolling enrolling = new Enrolling(hubspot::source, enrolled::add);
  private final Unenrolling unenrolling = new Unenrolling(hubspot::source, WORKFLOW);

  @BeforeAll
  static void start() {
    hubspot = new WiredHubspot();
  }

  @AfterAll
  static void stop() {
    hubspot.close();
  }

  private static String sequence() {
    return hubspot.truth("sequences").getFirst().path("id").asString();
  }

  private static Order order(Instant at) {
    return new Order("c-1", "me@x.example", at);
  }

  private Outcome enrol(String email) {
    return enrolling.carryOut(new Enrolment(order(Instant.now()), email, sequence(), ""));
  }

  private static void contact(String email, String more) {
    hubspot.made("contacts", "{\"email\":\"%s\"%s}".formatted(email, more));
  }

  private static final String OWNED = ",\"hubspot_owner_id\":\"41000001\"";

  @Test
  void aContactIsEnrolledOnceHoweverOftenTheCommandComes() {
    contact("once+tag@aster.example", OWNED);
    var command = new Enrolment(order(Instant.now()), "once+tag@aster.example", sequence(), "");
    assertThat(enrolling.find(command)).isEmpty();

    var first = enrolling.carryOut(command);

    assertThat(first).isInstanceOf(Outcome.Done.class);
    assertThat(enrolling.find(command)).contains(first);
    assertThat(enrolling.carryOut(command))
        .hasFieldOrPropertyWithValue("reason", "ALREADY_ENROLLED");
    var later =
        new Enrolment(
            order(Instant.now().plusSeconds(3_600)), "once+tag@aster.example", sequence(), "");
    assertThat(enrolling.find(later)).isEmpty();
    assertThat(hubspot.truth("enrollments"))
        .filteredOn(json -> json.path("toEmail").asString("").equals("once+tag@aster.example"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "out@aster.example     | ,\"hubspot_owner_id\":\"41000001\",\"hs_email_optout\":\"true\" | OPTED_OUT",
        "bounced@aster.example | ,\"hubspot_owner_id\":\"41000001\",\"hs_email_hard_bounce_reason_enum\":\"UNKNOWN_USER\" | BOUNCED",
        "unowned@aster.example | ,\"jobtitle\":\"x\"                                            | NO_OWNER",
        "gone@aster.example    | ,\"hubspot_owner_id\":\"1\"                                    | NO_SENDER"
      })
  void whyNotIsKnownBeforeAnythingIsWritten(String email, String more, String reason) {
    contact(email, more);
    long before = hubspot.truth("enrollments").size();
    var command = new Enrolment(order(Instant.now()), email, sequence(), "");

    assertThat(enrolling.whyNot(command))
        .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(reason));
    assertThat(enrolling.carryOut(command))
        .isInstanceOfSatisfying(
            Outcome.Skipped.class, skipped -> assertThat(skipped.reason()).isEqualTo(reason));
    assertThat(hubspot.truth("enrollments")).hasSize((int) before);
  }

  @Test
  void anUnknownContactAndAnUnknownSequenceAreNamed() {
    contact("fine@aster.example", OWNED);

    assertThat(enrol("nobody@aster.example"))
        .hasFieldOrPropertyWithValue("reason", "UNKNOWN_CONTACT");
    assertThat(
            enrolling.carryOut(new Enrolment(order(Instant.now()), "fine@aster.example", "77", "")))
        .hasFieldOrPropertyWithValue("reason", "SEQUENCE_INACTIVE");
  }

  @Test
  void aContactGoesOutOfItsSequenceAndASecondTimeThereIsNothingLeftToDo() {
    contact("leaver@aster.example", OWNED);
    assertThat(enrol("leaver@aster.example")).isInstanceOf(Outcome.Done.class);
    var command = new Unenrolment(order(Instant.now()), "leaver@aster.example", sequence());

    assertThat(unenrolling.find(command)).isEmpty();
    assertThat(unenrolling.carryOut(command)).isInstanceOf(Outcome.Done.class);

    assertThat(unenrolling.find(command)).containsInstanceOf(Outcome.Done.class);
    assertThat(unenrolling.carryOut(command)).hasFieldOrPropertyWithValue("reason", "NOT_ENROLLED");
    assertThat(new Unenrolling(hubspot::source, "").carryOut(command))
        .hasFieldOrPropertyWithValue("reason", "NO_WORKFLOW");
  }
}
