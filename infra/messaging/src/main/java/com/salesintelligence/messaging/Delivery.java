package com.salesintelligence.messaging;

/** What became of an event. A handler that fails with an exception asks for redelivery instead. */
public sealed interface Delivery {

  /** Everything behind the event is stored and told: it will not come again. */
  record Done() implements Delivery {}

  /** It can never be handled: its original bytes become a dead letter. */
  record Parked(ErrorCode error, String message) implements Delivery {}

  static Delivery done() {
    return new Done();
  }

  /**
   * @param message what is wrong and what to do, without personal data
   */
  static Delivery parked(ErrorCode error, String message) {
    return new Parked(error, message);
  }
}
