package com.salesintelligence.local.pubsub;

import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import com.salesintelligence.local.pubsub.wire.Outgoing;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call of pull: answers with the first messages, or with none after a while. */
final class PendingPull implements Receiver {

  private static final long MAX_WAIT_MILLIS = 20_000;
  private static final long BEFORE_DEADLINE_MILLIS = 500;
  private static final long IMMEDIATE_MILLIS = 100;
  private static final long MAX_BYTES = 10 << 20;

  private final Backlog backlog;
  private final int maxMessages;
  private final ServerCallStreamObserver<Outgoing> caller;
  private final AtomicBoolean answered = new AtomicBoolean();
  private @Nullable volatile Future<?> end;

  PendingPull(Backlog backlog, int maxMessages, ServerCallStreamObserver<Outgoing> caller) {
    this.backlog = backlog;
    this.maxMessages = maxMessages;
    this.caller = caller;
  }

  void start(ScheduledExecutorService timer, boolean immediately) {
    caller.setOnCancelHandler(this::cancel);
    long wait = immediately ? IMMEDIATE_MILLIS : Math.min(MAX_WAIT_MILLIS, patienceMillis());
    end = timer.schedule(this::answerEmpty, wait, TimeUnit.MILLISECONDS);
    backlog.join(this);
    if (answered.get()) {
      backlog.leave(this);
    }
  }

  /** An empty answer is better than a time-out of the client. */
  private static long patienceMillis() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? MAX_WAIT_MILLIS
        : Math.max(
            IMMEDIATE_MILLIS,
            deadline.timeRemaining(TimeUnit.MILLISECONDS) - BEFORE_DEADLINE_MILLIS);
  }

  @Override
  public int messageCapacity() {
    return answered.get() ? 0 : maxMessages;
  }

  @Override
  public int batchSize() {
    return maxMessages;
  }

  @Override
  public long byteCapacity() {
    return MAX_BYTES;
  }

  @Override
  public Optional<Duration> ackDeadline() {
    return Optional.empty();
  }

  @Override
  public void leased(int messages, long bytes) {
    answered.set(true);
  }

  @Override
  public void deliver(List<Delivery> messages) {
    leave();
    Outgoing response;
    try {
      response = Outgoing.of(messages, new byte[0]);
    } catch (UncheckedIOException e) {
      caller.onError(Rejections.unavailable(e));
      return;
    }
    caller.onNext(response);
    caller.onCompleted();
  }

  @Override
  public void released(int bytes) {}

  @Override
  public void end(StatusRuntimeException reason) {
    if (answered.compareAndSet(false, true)) {
      leave();
      caller.onError(reason);
    }
  }

  private void answerEmpty() {
    if (answered.compareAndSet(false, true)) {
      deliver(List.of());
    }
  }

  private void cancel() {
    answered.set(true);
    leave();
  }

  private void leave() {
    backlog.leave(this);
    Future<?> waiting = end;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
