package com.salesintelligence.local.pubsub.delivery;

import java.util.Optional;

/** Names one delivery of one message on one subscription. */
record AckId(int subscription, long message, int attempt) {

  static Optional<AckId> parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      return parts.length != 3
          ? Optional.empty()
          : Optional.of(
              new AckId(
                  Integer.parseInt(parts[0]),
                  Long.parseLong(parts[1], Character.MAX_RADIX),
                  Integer.parseInt(parts[2])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return subscription + ":" + Long.toString(message, Character.MAX_RADIX) + ":" + attempt;
  }
}
