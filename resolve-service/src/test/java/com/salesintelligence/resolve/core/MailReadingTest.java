package com.salesintelligence.resolve.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailReadingTest {

  private static final String MAYA = "maya@harborlight.example";

  @Test
  void a_mail_from_outside_is_inbound() {
    MailFact mail = read(parsed("ann@acme.com", List.of(MAYA), Given.NOW, false));
    assertThat(mail.direction()).isEqualTo(Direction.INBOUND);
    assertThat(mail.participants())
        .containsExactly(
            new Participant(Role.FROM, "ann@acme.com", null, Kind.PERSON),
            new Participant(Role.TO, MAYA, null, Kind.INTERNAL));
  }

  @Test
  void a_mail_of_ours_to_others_is_outbound_and_to_ourselves_internal() {
    assertThat(read(parsed(MAYA, List.of("ann@acme.com", MAYA), null, false)).direction())
        .isEqualTo(Direction.OUTBOUND);
    assertThat(read(parsed(MAYA, List.of("tomas@harborlight.example"), null, false)).direction())
        .isEqualTo(Direction.INTERNAL);
  }

  @Test
  void headers_of_machines_make_the_sender_a_machine_but_not_the_recipients() {
    MailFact mail = read(parsed("ann@acme.com", List.of("bob@acme.com"), null, true));
    assertThat(mail.participants())
        .extracting(Participant::kind)
        .containsExactly(Kind.AUTOMATED, Kind.PERSON);
  }

  @Test
  void one_address_in_one_role_is_one_participant() {
    MailFact mail = read(parsed("a@b.com", List.of("c@d.com", "c@d.com", "a@b.com"), null, false));
    assertThat(mail.participants()).hasSize(3);
  }

  @Test
  void a_date_that_is_missing_or_in_the_future_is_gmails() {
    assertThat(read(parsed("a@b.com", List.of(), null, false)).sentAt()).isEqualTo(Given.NOW);
    MailFact future =
        read(parsed("a@b.com", List.of(), Instant.parse("3609-06-30T09:33:50Z"), false));
    assertThat(future.sentAt()).isEqualTo(Given.NOW);
    assertThat(future.defects()).singleElement().asString().contains("Date");
    Instant old = Instant.parse("1969-02-14T03:02:00Z");
    assertThat(read(parsed("a@b.com", List.of(), old, false)).sentAt()).isEqualTo(old);
  }

  @Test
  void a_mail_that_was_cut_says_so() {
    var received =
        new ReceivedMail("m", 1, MAYA, "t", List.of(), Given.NOW, "", new byte[9], 100, true);
    var reading =
        new MailReading(
            bytes -> Optional.of(parsed("a@b.com", List.of(), null, false)),
            new OwnCompany(Set.of(Given.OWN_DOMAIN)));
    assertThat(((MailFact) reading.read(received)).defects())
        .containsExactly("cut from 100 to 9 bytes for its size: the rest was not read");
  }

  private static MailFact read(ParsedMail parsed) {
    var received =
        new ReceivedMail("m", 1, MAYA, "t", List.of(), Given.NOW, "", new byte[9], 9, false);
    var reading =
        new MailReading(bytes -> Optional.of(parsed), new OwnCompany(Set.of(Given.OWN_DOMAIN)));
    return (MailFact) reading.read(received);
  }

  private static ParsedMail parsed(
      String from, List<String> to, @Nullable Instant date, boolean machine) {
    return new ParsedMail(
        new Correspondent(from, null),
        to.stream().map(address -> new Correspondent(address, null)).toList(),
        List.of(),
        List.of(),
        "s",
        "t",
        "",
        date,
        null,
        null,
        List.of(),
        machine,
        List.of());
  }
}
