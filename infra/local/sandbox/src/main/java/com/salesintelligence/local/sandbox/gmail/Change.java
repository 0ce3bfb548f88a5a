package com.salesintelligence.local.sandbox.gmail;

import java.util.List;

/** One entry of a mailbox's history. */
record Change(
    long historyId,
    Type type,
    long messageId,
    long threadId,
    List<String> labels,
    List<String> changed) {
  enum Type {
    MESSAGE_ADDED("messageAdded", "messagesAdded"),
    MESSAGE_DELETED("messageDeleted", "messagesDeleted"),
    LABEL_ADDED("labelAdded", "labelsAdded"),
    LABEL_REMOVED("labelRemoved", "labelsRemoved");

    final String parameter;
    final String property;

    Type(String parameter, String property) {
      this.parameter = parameter;
      this.property = property;
    }

    boolean labels() {
      return this == LABEL_ADDED || this == LABEL_REMOVED;
    }
  }
}
