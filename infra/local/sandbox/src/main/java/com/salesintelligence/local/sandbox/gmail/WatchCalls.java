package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Push notifications: watch, stop, and the messages to Pub/Sub that follow from a watch. */
public final class WatchCalls {
  private static final Logger LOG = LoggerFactory.getLogger(WatchCalls.class);
  private static final Duration LASTS = Duration.ofDays(7);
  private static final Pattern TOPIC = Pattern.compile("projects/[^/]+/topics/[^/]+");

  private final Desk desk;
  private final Ledger ledger;
  private final Quota quota;
  private final Publisher publisher;
  private final InstantSource clock;

  /** The newest history id that is still to be told, by mailbox: a burst becomes one message. */
  private final Map<String, Long> untold = new ConcurrentHashMap<>();

  public WatchCalls(
      Desk desk, Ledger ledger, Quota quota, Publisher publisher, InstantSource clock) {
    this.desk = desk;
    this.ledger = ledger;
    this.quota = quota;
    this.publisher = publisher;
    this.clock = clock;
  }

  Answer watch(Mailbox mailbox, Request request) throws IOException {
    quota.spend(mailbox.address(), Quota.WATCH);
    String topic = GmailApi.body(request).path("topicName").asString("");
    if (!TOPIC.matcher(topic).matches()) {
      throw GmailError.BAD_REQUEST.refusal(
          "Invalid topicName does not match projects/<project>/topics/<topic>: '" + topic + "'");
    }
    try {
      publisher.publish(topic, message(mailbox.address(), mailbox.historyId()));
    } catch (IOException unreachable) {
      throw GmailError.TOPIC.refusal(String.valueOf(unreachable.getMessage()));
    }
    Instant until = clock.instant().plus(LASTS);
    note(mailbox, "begun", Map.of("topic", topic, "until", until.toString()));
    return GmailApi.json(
        out -> {
          out.writeStringProperty("historyId", Long.toString(mailbox.historyId()));
          out.writeStringProperty("expiration", Long.toString(until.toEpochMilli()));
        });
  }

  Answer stop(Mailbox mailbox) throws IOException {
    quota.spend(mailbox.address(), Quota.WATCH / 2);
    if (desk.watch(mailbox.address()).isPresent()) {
      note(mailbox, "ended", Map.of());
    }
    return GmailApi.nothing();
  }

  private void note(Mailbox mailbox, String what, Map<String, String> more) throws IOException {
    var fields = new LinkedHashMap<String, String>(more);
    fields.put(Desk.MAILBOX, mailbox.address());
    ledger.write(desk, new Note(Desk.WATCH, mailbox.address(), what, fields, clock.instant()));
  }

  /** A mailbox's history grew. */
  public void changed(String mailbox, long historyId) {
    var watch = desk.watch(mailbox);
    if (watch.isEmpty() || watch.get().until().isBefore(clock.instant())) {
      return;
    }
    if (untold.merge(mailbox, historyId, Math::max) == historyId) {
      String topic = watch.get().topic();
      Thread.ofVirtual().name("sandbox-push").start(() -> tell(mailbox, topic));
    }
  }

  private void tell(String mailbox, String topic) {
    Long historyId = untold.remove(mailbox);
    if (historyId == null) {
      return;
    }
    try {
      publisher.publish(topic, message(mailbox, historyId));
    } catch (IOException unreachable) {
      LOG.warn("No push for {}: {}", mailbox, unreachable.getMessage());
    }
  }

  private static byte[] message(String mailbox, long historyId) {
    var message = new LinkedHashMap<String, Object>();
    message.put("emailAddress", mailbox);
    message.put("historyId", historyId);
    return Json.bytes(message);
  }
}
