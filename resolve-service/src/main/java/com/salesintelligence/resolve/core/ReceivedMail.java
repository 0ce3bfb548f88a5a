package com.salesintelligence.resolve.core;

import java.time.Instant;
import java.util.List;

/**
 * One version of a mail as its mailbox holds it, not parsed yet.
 *
 * @param internalDate Gmail's own date; the epoch when unknown
 * @param truncated the bytes were cut by the poller because the mail is too large for an event
 */
public record ReceivedMail(
    String messageId,
    long version,
    String mailbox,
    String threadId,
    List<String> labels,
    Instant internalDate,
    String snippet,
    byte[] rfc822,
    long sizeBytes,
    boolean truncated)
    implements Received {

  public ReceivedMail {
    labels = List.copyOf(labels);
  }

  /** What is left of it once it is parsed: thousands of mails wait at once to be stored. */
  ReceivedMail withoutBytes() {
    return new ReceivedMail(
        messageId,
        version,
        mailbox,
        threadId,
        labels,
        internalDate,
        snippet,
        new byte[0],
        sizeBytes,
        truncated);
  }
}
