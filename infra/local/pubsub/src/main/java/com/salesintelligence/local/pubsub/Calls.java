package com.salesintelligence.local.pubsub;

import com.google.protobuf.Empty;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Answers a call with a result or with the status of its rejection. */
final class Calls {

  private Calls() {}

  static void run(StreamObserver<Empty> caller, Runnable work) {
    answer(
        caller,
        () -> {
          work.run();
          return Empty.getDefaultInstance();
        });
  }

  static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (StatusRuntimeException rejection) {
      caller.onError(rejection);
      return;
    } catch (UncheckedIOException e) {
      caller.onError(Rejections.unavailable(e));
      return;
    }
    caller.onNext(result);
    caller.onCompleted();
  }
}
