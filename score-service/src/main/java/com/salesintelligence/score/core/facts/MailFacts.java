package com.salesintelligence.score.core.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mails between an account and us; one that lies in several mailboxes counts once.
 *
 * @param inbound what people of the account sent
 * @param inboundBefore what they sent in the 30 days before the last 30
 * @param outbound what we sent to people of the account
 * @param writers people of the account that wrote in the last 30 days, most active first, a few
 * @param activeContacts number of people that wrote in the last 30 days
 * @param lastInboundFrom who wrote the newest of their mails, empty when there is none
 * @param waiting the first of their mails that we have not answered
 * @param recentInbound keys of their newest mails, newest first, a few
 * @param recentOutbound keys of our newest mails, newest first, a few
 */
public record MailFacts(
    MailCounts inbound,
    long inboundBefore,
    MailCounts outbound,
    long activeContacts,
    List<Writer> writers,
    @Nullable Instant lastInboundAt,
    String lastInboundFrom,
    @Nullable Instant lastOutboundAt,
    @Nullable WaitingMail waiting,
    List<String> recentInbound,
    List<String> recentOutbound) {

  public static final MailFacts NONE =
      new MailFacts(
          MailCounts.NONE,
          0,
          MailCounts.NONE,
          0,
          List.of(),
          null,
          "",
          null,
          null,
          List.of(),
          List.of());

  public MailFacts {
    writers = List.copyOf(writers);
    recentInbound = List.copyOf(recentInbound);
    recentOutbound = List.copyOf(recentOutbound);
  }

  public Optional<Instant> lastInbound() {
    return Optional.ofNullable(lastInboundAt);
  }

  public Optional<WaitingMail> waitingMail() {
    return Optional.ofNullable(waiting);
  }
}
