package com.salesintelligence.messaging;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a subscriber does with a message. */
interface Inbound {

  /**
   * @param trace of the span that handles the message, for what comes of it
   */
  CompletableFuture<Delivery> on(Incoming incoming, Map<String, String> trace);

  /** What becomes of a message that it failed on. */
  Verdict onFailure(Throwable failure, Incoming incoming);
}
