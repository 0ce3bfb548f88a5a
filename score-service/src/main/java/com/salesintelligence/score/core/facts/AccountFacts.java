package com.salesintelligence.score.core.facts;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the policies may know of one account at one moment.
 *
 * @param annualRevenue in the CRM's currency, 0 when unknown
 * @param newestFact when the newest of the rows behind it was stored
 */
public record AccountFacts(
    String accountId,
    String name,
    long annualRevenue,
    MailFacts mails,
    TalkFacts talk,
    DealFacts deals,
    ActivityFacts activities,
    @Nullable Instant newestFact) {

  public String key() {
    return "sf_accounts/" + accountId;
  }

  /** The last mail, call or meeting. */
  public Optional<Instant> lastInteraction() {
    return Stream.of(mails.lastInboundAt(), mails.lastOutboundAt(), activities.lastAt())
        .filter(Objects::nonNull)
        .max(Instant::compareTo);
  }

  public Optional<Instant> dataAsOf() {
    return Optional.ofNullable(newestFact);
  }
}
