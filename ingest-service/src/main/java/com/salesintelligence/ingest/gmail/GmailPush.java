package com.salesintelligence.ingest.gmail;

import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.cloud.spring.pubsub.support.BasicAcknowledgeablePubsubMessage;
import com.salesintelligence.ingest.core.CatchingUp;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/** Has mailboxes read at once that Gmail says have changed. */
final class GmailPush implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GmailPush.class);

  private final List<String> mailboxes;
  private final Watches watches;
  private final CatchingUp catchingUp;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopped;
  private @Nullable Subscriber subscriber;

  GmailPush(List<String> mailboxes, Watches watches, CatchingUp catchingUp) {
    this.mailboxes = mailboxes;
    this.watches = watches;
    this.catchingUp = catchingUp;
  }

  /** Listens first: Gmail tells of each mailbox as soon as it is asked to. */
  synchronized void start(PubSubTemplate pubsub, String subscription, TaskScheduler scheduler) {
    subscriber = pubsub.subscribe(subscription, this::take);
    mailboxes.forEach(mailbox -> threads.execute(() -> renew(mailbox, scheduler)));
  }

  private void renew(String mailbox, TaskScheduler scheduler) {
    Instant next = watches.renew(mailbox);
    if (!stopped) {
      scheduler.schedule(() -> threads.execute(() -> renew(mailbox, scheduler)), next);
    }
  }

  private void take(BasicAcknowledgeablePubsubMessage message) {
    threads.execute(
        () -> {
          if (on(message.getPubsubMessage().getData().toByteArray())) {
            message.ack();
          } else {
            message.nack();
          }
        });
  }

  /**
   * @return false when it is to come again: to another instance, or later
   */
  boolean on(byte[] message) {
    var change = PushedChange.parse(message);
    if (change.isEmpty()) {
      log.warn("a message of {} bytes on Gmail's topic is none of Gmail's", message.length);
      return true;
    }
    try {
      return switch (catchingUp.changed(change.get().mailbox(), change.get()::isBehind)) {
        case READ, KNOWN, UNKNOWN_SCOPE -> true;
        case ELSEWHERE, FAILED -> false;
      };
    } catch (SourceFailure failure) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    stopped = true;
    if (subscriber != null) {
      subscriber.stopAsync();
    }
    threads.shutdownNow();
  }
}
