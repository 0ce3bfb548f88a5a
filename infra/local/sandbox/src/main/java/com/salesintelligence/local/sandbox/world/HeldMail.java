package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.gmail.MailSource;

/** A mail in memory. */
@SuppressWarnings("ArrayRecordComponent") // A copy of each mail would cost more than it guards.
record HeldMail(byte[] bytes) implements MailSource {
  @Override
  public int size() {
    return bytes.length;
  }

  @Override
  public Content read() {
    return new Content(bytes, null);
  }
}
