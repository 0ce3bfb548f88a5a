package com.salesintelligence.ingest.gmail;

import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Gmail to tell of changes in mailboxes, and to go on with it. */
final class Watches {

  private static final Logger log = LoggerFactory.getLogger(Watches.class);
  private static final int COST = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final Mailboxes mailboxes;
  private final Calls calls;
  private final GmailPushSettings settings;
  private final String topic;
  private final InstantSource clock;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /**
   * @param topic its full name
   */
  Watches(
      Mailboxes mailboxes,
      Calls calls,
      GmailPushSettings settings,
      String topic,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.calls = calls;
    this.settings = settings;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * @return when to ask again: before Gmail stops, and soon after it refused
   */
  Instant renew(String mailbox) {
    try {
      var expiration = watch(mailbox).getExpiration();
      if (refused.remove(mailbox)) {
        log.info("Gmail tells of changes in a mailbox again");
      }
      return expiration == null ? next(Instant.MAX) : next(Instant.ofEpochMilli(expiration));
    } catch (SourceFailure failure) {
      if (refused.add(mailbox)) {
        log.warn(
            "Gmail tells of no changes in a mailbox, it is polled only: {} May"
                + " gmail-api-push@system.gserviceaccount.com publish to {}?",
            failure.getMessage(),
            topic);
      }
      return clock.instant().plus(settings.retryAfter());
    }
  }

  private WatchResponse watch(String mailbox) {
    return new GmailCalls(mailbox, calls, GmailFailures.reading(clock))
        .call(
            COST,
            () ->
                mailboxes
                    .of(mailbox)
                    .client()
                    .users()
                    .watch(mailbox, new WatchRequest().setTopicName(topic)));
  }

  /** At half of the time that is left, at the latest. */
  private Instant next(Instant expiration) {
    var now = clock.instant();
    var planned = now.plus(settings.renewEvery());
    if (expiration.isAfter(planned.plus(settings.renewEvery()))) {
      return planned;
    }
    var half = Duration.between(now, expiration).dividedBy(2);
    return now.plus(half.compareTo(SHORTEST) > 0 ? half : SHORTEST);
  }
}
