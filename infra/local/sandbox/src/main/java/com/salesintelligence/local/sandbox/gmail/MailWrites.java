package com.salesintelligence.local.sandbox.gmail;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Changes mailboxes; each change is kept before it takes effect. */
public interface MailWrites {
  /**
   * Puts a mail into a mailbox.
   *
   * @param thread where it belongs; empty: a thread of its own
   * @return its id
   */
  long put(String mailbox, byte[] rfc822, List<String> labels, OptionalLong thread)
      throws IOException;

  /** A mail that reaches a mailbox from outside; nothing where there is no such mailbox. */
  void receive(String mailbox, byte[] rfc822) throws IOException;

  /** Whether the mail was there. */
  boolean delete(String mailbox, long id) throws IOException;

  /** Whether the mail was there. */
  boolean label(String mailbox, long id, List<String> added, List<String> removed)
      throws IOException;
}
