package com.salesintelligence.web.account;

import com.salesintelligence.web.security.SignedIn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail. Everything in it was written by others. */
record MailRow(
    String messageId,
    @Nullable String threadId,
    @Nullable String mailboxEmail,
    @Nullable String fromEmail,
    @Nullable String fromName,
    @Nullable List<String> toEmails,
    @Nullable List<String> ccEmails,
    @Nullable String subject,
    @Nullable String bodyText,
    @Nullable String bodyHtml,
    @Nullable Instant sentAt,
    @Nullable String direction,
    @Nullable List<Attachment> attachments,
    @Nullable List<String> defects) {

  /** A file that came with it. */
  public record Attachment(
      @Nullable String name, @Nullable String contentType, @Nullable Long sizeBytes) {}

  boolean hasHtml() {
    return bodyHtml != null && !bodyHtml.isBlank();
  }

  public boolean hasText() {
    return bodyText != null && !bodyText.isBlank();
  }

  /** Whether Gmail can put a draft into its conversation. */
  public boolean canBeAnswered() {
    return threadId != null && !threadId.isEmpty() && mailboxEmail != null;
  }

  /** Whoever owns the mailbox, and managers: they put words into it. */
  boolean mayBeAnsweredBy(SignedIn user) {
    return user.email().equalsIgnoreCase(mailboxEmail) || user.role().manages();
  }
}
