package com.salesintelligence.local.sandbox.gmail;

import java.util.List;
import java.util.Optional;

/** Finds mailboxes; which ones there are changes when the sandbox begins anew. */
public interface Mailboxes {
  Optional<Mailbox> mailbox(String address);

  List<String> addresses();
}
