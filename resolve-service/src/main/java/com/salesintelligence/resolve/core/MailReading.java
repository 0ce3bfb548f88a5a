package com.salesintelligence.resolve.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a mail's bytes a fact: its text, its date, its direction, the people in it. */
public final class MailReading {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);

  private final ReadMail readMail;
  private final OwnCompany ownCompany;

  public MailReading(ReadMail readMail, OwnCompany ownCompany) {
    this.readMail = readMail;
    this.ownCompany = ownCompany;
  }

  ReadRecord read(ReceivedMail received) {
    Optional<ParsedMail> parsed = readMail.read(received.rfc822());
    return parsed.isPresent()
        ? fact(received, parsed.get())
        : new Refused(
            Refusal.EMPTY_MAIL,
            "The mail has neither a header nor a body. Look at it in its mailbox; when it is not"
                + " empty there, read the mailbox again with sync_type full.");
  }

  private MailFact fact(ReceivedMail received, ParsedMail parsed) {
    var defects = new ArrayList<>(parsed.defects());
    if (received.truncated()) {
      defects.add(
          "cut from %d to %d bytes for its size: the rest was not read"
              .formatted(received.sizeBytes(), received.rfc822().length));
    }
    Instant sentAt = sentAt(received, parsed, defects);
    List<Participant> participants = participants(parsed);
    return new MailFact(
        received.withoutBytes(),
        parsed,
        sentAt,
        direction(received, parsed, participants),
        participants,
        defects);
  }

  private static Instant sentAt(ReceivedMail received, ParsedMail parsed, List<String> defects) {
    Instant date = parsed.date();
    boolean gmailKnows = received.internalDate().isAfter(Instant.EPOCH);
    if (date != null && plausible(date, received.internalDate(), gmailKnows)) {
      return date;
    }
    if (date != null) {
      defects.add("Date header lies outside of what is possible: Gmail's own date was taken");
    }
    return received.internalDate();
  }

  private static boolean plausible(Instant date, Instant internalDate, boolean gmailKnows) {
    return date.isAfter(EARLIEST)
        && (!gmailKnows || date.isBefore(internalDate.plus(CLOCKS_DIFFER)));
  }

  private List<Participant> participants(ParsedMail parsed) {
    Map<String, Participant> byRoleAndAddress = new LinkedHashMap<>();
    Correspondent from = parsed.from();
    if (from != null) {
      add(Role.FROM, from, parsed.machineMade(), byRoleAndAddress);
    }
    parsed.to().forEach(to -> add(Role.TO, to, false, byRoleAndAddress));
    parsed.cc().forEach(cc -> add(Role.CC, cc, false, byRoleAndAddress));
    parsed.bcc().forEach(bcc -> add(Role.BCC, bcc, false, byRoleAndAddress));
    return List.copyOf(byRoleAndAddress.values());
  }

  private void add(
      Role role, Correspondent who, boolean machine, Map<String, Participant> participants) {
    Participant participant =
        new Participant(role, who.address(), who.name(), kind(who.address(), machine));
    participants.putIfAbsent(role + ":" + who.address(), participant);
  }

  private Kind kind(String address, boolean machine) {
    if (ownCompany.owns(address)) {
      return Kind.INTERNAL;
    }
    return machine || AutomatedSenders.includes(address) ? Kind.AUTOMATED : Kind.PERSON;
  }

  private static Direction direction(
      ReceivedMail received, ParsedMail parsed, List<Participant> participants) {
    if (!sentByUs(received, parsed.from(), participants)) {
      return Direction.INBOUND;
    }
    boolean onlyUs =
        participants.stream().noneMatch(p -> p.role() != Role.FROM && p.external())
            && participants.stream().anyMatch(p -> p.role() != Role.FROM);
    return onlyUs ? Direction.INTERNAL : Direction.OUTBOUND;
  }

  private static boolean sentByUs(
      ReceivedMail received, @Nullable Correspondent from, List<Participant> participants) {
    if (from == null) {
      return received.labels().contains("SENT");
    }
    return participants.getFirst().kind() == Kind.INTERNAL
        || from.address().equalsIgnoreCase(received.mailbox());
  }
}
