package com.salesintelligence.resolve.core;

import java.time.Instant;
import java.util.List;

/** A mail with the people in it. */
public record MailFact(
    ReceivedMail received,
    ParsedMail parsed,
    Instant sentAt,
    Direction direction,
    List<Participant> participants,
    List<String> defects)
    implements Fact {

  public MailFact {
    participants = List.copyOf(participants);
    defects = List.copyOf(defects);
  }

  public String messageId() {
    return received.messageId();
  }

  @Override
  public long version() {
    return received.version();
  }
}
