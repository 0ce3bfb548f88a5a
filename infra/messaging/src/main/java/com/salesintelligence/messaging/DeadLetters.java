package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.Subscription;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Parks input that can never be handled, also input that was no event yet, such as a record that a
 * poller cannot read.
 */
public interface DeadLetters {

  /**
   * @param attributes as the input came; a poller names the record: ce-type, ce-subject, ce-source
   * @param message what is wrong and what to do, without personal data
   * @return completes when Pub/Sub holds the dead letter
   */
  CompletableFuture<Void> park(
      Subscription subscription,
      ByteString payload,
      Map<String, String> attributes,
      ErrorCode error,
      String message);
}
