package com.salesintelligence.web.commands;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Sends what a person decided, and returns once Pub/Sub holds it. */
@Component
public class Commands {

  private static final long PATIENCE_SECONDS = 10;

  private final Publisher publisher;
  private final InstantSource clock;

  Commands(Publisher publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * @param subject what the command is about; never personal data, for it travels as an attribute
   * @return when it was decided
   */
  public Instant send(Topic topic, String subject, Message command) {
    var now = clock.instant();
    var event = Event.of(UUID.randomUUID().toString(), subject, now, command);
    try {
      publisher.publish(topic, event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandNotSent(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandNotSent(e);
    }
  }
}
