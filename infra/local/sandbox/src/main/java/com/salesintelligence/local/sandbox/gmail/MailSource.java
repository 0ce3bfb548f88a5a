package com.salesintelligence.local.sandbox.gmail;

import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a mail come from: written when asked for, held in memory, or read from the
 * journal.
 */
public interface MailSource {
  /** Bytes of the mail, or -1 when only reading tells. */
  int size();

  Content read();

  /**
   * A mail's bytes.
   *
   * @param snippet its first words; null when it must be taken from the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // A copy of each mail would cost more than it guards.
  record Content(byte[] rfc822, @Nullable String snippet) {}
}
