package com.salesintelligence.local.pubsub.conformance;

import io.grpc.stub.StreamObserver;
import java.util.Queue;

/** Keeps what comes; an error shows by what does not come. */
record Collecting<T>(Queue<T> values) implements StreamObserver<T> {

  @Override
  public void onNext(T value) {
    values.add(value);
  }

  @Override
  public void onError(Throwable t) {}

  @Override
  public void onCompleted() {}
}
