package com.salesintelligence.local.vertex;

import com.salesintelligence.local.vertex.embedding.ModelMissing;
import com.salesintelligence.local.vertex.fault.Fault;
import com.salesintelligence.local.vertex.fault.Fault.Refused;
import com.salesintelligence.local.vertex.fault.Fault.Slow;
import com.salesintelligence.local.vertex.fault.Faults;
import com.salesintelligence.local.vertex.fault.Rejections;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries calls out: the fault that was asked for, then the work, then its answers or its status.
 */
final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Faults faults;
  private final Executor workers;

  Calls(Faults faults, Executor workers) {
    this.faults = faults;
    this.workers = workers;
  }

  /**
   * @param work is told of a fault that concerns the content of its answer
   */
  <T> void answer(
      StreamObserver<T> caller,
      Map<String, String> labels,
      Function<Optional<Fault>, CompletableFuture<List<T>>> work) {
    CompletableFuture.supplyAsync(() -> faults.of(labels), workers)
        .thenCompose(fault -> late(fault).thenCompose(now -> work.apply(refused(fault))))
        .whenComplete(
            (answers, failure) -> {
              if (failure == null) {
                tell(caller, answers);
              } else {
                caller.onError(status(failure));
              }
            });
  }

  /** For answers that are no generated text: a fault that concerns one is refused. */
  <T> void answer(
      StreamObserver<T> caller, Map<String, String> labels, Supplier<CompletableFuture<T>> work) {
    answer(
        caller,
        labels,
        fault -> {
          if (fault.isPresent() && !(fault.get() instanceof Slow)) {
            throw Rejections.invalid("This fault concerns generated text only: " + fault.get());
          }
          return work.get().thenApply(List::of);
        });
  }

  private CompletableFuture<Void> late(Optional<Fault> fault) {
    Duration by = fault.orElse(null) instanceof Slow slow ? slow.by() : Duration.ZERO;
    return by.isZero()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(
            () -> {},
            CompletableFuture.delayedExecutor(by.toMillis(), TimeUnit.MILLISECONDS, workers));
  }

  private static Optional<Fault> refused(Optional<Fault> fault) {
    if (fault.orElse(null) instanceof Refused refused) {
      throw refused.status().asRuntimeException();
    }
    return fault;
  }

  private static <T> void tell(StreamObserver<T> caller, List<T> answers) {
    var call = (ServerCallStreamObserver<T>) caller;
    for (T answer : answers) {
      if (call.isCancelled()) {
        return;
      }
      call.onNext(answer);
    }
    if (!call.isCancelled()) {
      call.onCompleted();
    }
  }

  private static StatusRuntimeException status(Throwable failure) {
    var cause =
        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    return switch (cause) {
      case StatusRuntimeException rejection -> rejection;
      case ModelMissing missing ->
          Status.FAILED_PRECONDITION
              .withDescription(
                  "No embeddings on this machine: " + String.valueOf(missing.getMessage()))
              .asRuntimeException();
      default -> {
        LOG.error("a defect of the local Vertex AI", cause);
        yield Status.INTERNAL
            .withDescription("A defect of the local Vertex AI: " + cause)
            .asRuntimeException();
      }
    };
  }
}
