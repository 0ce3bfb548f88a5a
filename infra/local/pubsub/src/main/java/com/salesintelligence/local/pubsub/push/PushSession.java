package com.salesintelligence.local.pubsub.push;

import com.google.pubsub.v1.PushConfig;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts the messages of a subscription to its endpoint. More are under way at once while the
 * endpoint takes them; failures make it fewer, and then pause, from 100 ms to 60 s.
 */
public final class PushSession implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(PushSession.class);
  private static final Set<Integer> TAKEN = Set.of(102, 200, 201, 202, 204);
  private static final int FIRST_WINDOW = 10;
  private static final int LARGEST_WINDOW = 1000;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final Backlog backlog;
  private final PushRequest request;
  private final PushEndpoint endpoint;
  private final ScheduledExecutorService timer;
  private int window = FIRST_WINDOW;
  private int underWay;
  private int failures;
  private boolean paused;
  private boolean ended;

  private PushSession(
      Backlog backlog,
      PushConfig config,
      PushEndpoint endpoint,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.backlog = backlog;
    this.endpoint = endpoint;
    this.timer = timer;
    this.request =
        new PushRequest(
            backlog.settings().subscription(), config, endpoint, new PushToken(config, clock));
  }

  /** Begins to push, or says why it does not: this server calls nobody outside of this machine. */
  public static Optional<PushSession> start(
      Backlog backlog, PushConfig config, ScheduledExecutorService timer, InstantSource clock) {
    Optional<PushEndpoint> endpoint = PushEndpoint.parse(config.getPushEndpoint());
    if (endpoint.isEmpty() || !endpoint.get().isLoopback()) {
      LOG.warn(
          "{} is not pushed: {} is not on this machine; its messages wait",
          backlog.settings().subscription(),
          config.getPushEndpoint());
      return Optional.empty();
    }
    var session = new PushSession(backlog, config, endpoint.get(), timer, clock);
    backlog.join(session);
    return Optional.of(session);
  }

  @Override
  public synchronized int messageCapacity() {
    return paused || ended ? 0 : window - underWay;
  }

  @Override
  public long byteCapacity() {
    return Long.MAX_VALUE;
  }

  @Override
  public Optional<Duration> ackDeadline() {
    return Optional.empty();
  }

  @Override
  public boolean takesOneOfAKey() {
    return true;
  }

  @Override
  public synchronized void leased(int messages, long bytes) {
    underWay += messages;
  }

  @Override
  public synchronized void released(int bytes) {
    underWay--;
  }

  @Override
  public void deliver(List<Delivery> messages) {
    for (Delivery message : messages) {
      Thread.ofVirtual().name("pubsub-push").start(() -> push(message));
    }
  }

  private void push(Delivery delivery) {
    List<String> ackId = List.of(delivery.ackId());
    try {
      int status = request.of(delivery).send(backlog.settings().ackDeadline());
      if (TAKEN.contains(status)) {
        succeeded();
        backlog.acknowledge(ackId);
        return;
      }
      failed("it answered " + status);
    } catch (IOException | UncheckedIOException e) {
      failed(String.valueOf(e.getMessage()));
    }
    backlog.modifyDeadline(ackId, Duration.ZERO);
  }

  private synchronized void succeeded() {
    failures = 0;
    window = Math.min(LARGEST_WINDOW, window + 1);
  }

  private synchronized void failed(String why) {
    window = Math.max(1, window / 2);
    if (paused || ended) {
      return;
    }
    paused = true;
    failures++;
    long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures - 1, 20));
    LOG.info("{} did not take a message, pausing {} ms: {}", endpoint.uri(), millis, why);
    var _ = timer.schedule(this::goOn, millis, TimeUnit.MILLISECONDS);
  }

  private void goOn() {
    synchronized (this) {
      paused = false;
    }
    backlog.signal();
  }

  /** What is under way ends as it ends; nothing more is posted. */
  public void stop() {
    synchronized (this) {
      ended = true;
    }
    backlog.leave(this);
  }

  @Override
  public void end(StatusRuntimeException reason) {
    stop();
  }
}
