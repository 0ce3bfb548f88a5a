package com.salesintelligence.contracts;

/** The subscription of one service to one topic; its dead letters go to a topic of their own. */
public record Subscription(Topic topic, String service) {

  /** {@code <topic>.<service>}, for example {@code raw-records.resolve-service}. */
  public String id() {
    return topic.id() + "." + service;
  }

  /**
   * Topic, and the subscription that drains it, for messages that this subscription could not
   * handle.
   */
  public String deadLetterId() {
    return id() + ".dead-letters";
  }
}
