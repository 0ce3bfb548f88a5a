package com.salesintelligence.local.pubsub;

import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import com.salesintelligence.local.pubsub.wire.Outgoing;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call of pull: answers with the first messages, or with none after a while. */
final class PendingPull implements Receiver {

  private static final long MAX_WAIT_SECONDS = 20;
  private static final long IMMEDIATE_MILLIS = 100;
  private static final long MAX_BYTES = 10 << 20;

  private final Backlog backlog;
  private final int maxMessages;
  private final ServerCallStreamObserver<Outgoing> caller;
  private final AtomicBoolean answered = new AtomicBoolean();

  PendingPull(Backlog backlog, int maxMessages, ServerCallStreamObserver<Outgoing> caller) {
    this.backlog = backlog;
    this.maxMessages = maxMessages;
    this.caller = caller;
  }

  void start(ScheduledExecutorService timer, boolean immediately) {
    caller.setOnCancelHandler(this::cancel);
    backlog.join(this);
    Duration wait =
        immediately ? Duration.ofMillis(IMMEDIATE_MILLIS) : Duration.ofSeconds(MAX_WAIT_SECONDS);
    var _ = timer.schedule(this::answerEmpty, wait.toMillis(), TimeUnit.MILLISECONDS);
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
    backlog.leave(this);
    caller.onNext(Outgoing.of(messages, new byte[0]));
    caller.onCompleted();
  }

  @Override
  public void released(int bytes) {}

  @Override
  public void end(StatusRuntimeException reason) {
    if (answered.compareAndSet(false, true)) {
      backlog.leave(this);
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
    backlog.leave(this);
  }
}
