package com.salesintelligence.local.pubsub.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Names one delivery of one message on one subscription.
 *
 * @param delivery never given twice by a subscription, also not after a restart or a seek
 */
record AckId(int subscription, long message, long delivery) {

  private static final int RADIX = 16;

  /** Null when the text never was an ack id. */
  static @Nullable AckId parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    if (first < 0 || second < 0) {
      return null;
    }
    try {
      return new AckId(
          Integer.parseInt(text, 0, first, RADIX),
          Long.parseLong(text, first + 1, second, RADIX),
          Long.parseLong(text, second + 1, text.length(), RADIX));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return Integer.toHexString(subscription)
        + ':'
        + Long.toHexString(message)
        + ':'
        + Long.toHexString(delivery);
  }
}
