package com.salesintelligence.web.unmatched;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sender that no contact names.
 *
 * @param accountId of their company, when its domain is known
 */
record AddressRow(
    String emailAddress,
    @Nullable String fromName,
    long mails,
    String messageId,
    @Nullable String subject,
    @Nullable String snippet,
    @Nullable Instant sentAt,
    @Nullable String mailboxEmail,
    @Nullable String accountId,
    @Nullable String accountName,
    long total) {

  /** An id that can stand in HTML. */
  public String key() {
    return "address-" + Integer.toHexString(emailAddress.hashCode());
  }

  public String version() {
    return messageId + "/" + mails;
  }
}
