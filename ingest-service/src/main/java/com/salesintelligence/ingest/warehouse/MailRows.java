package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.commands.Mails;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds mails in gmail_messages, and by sf_users who owns their mailbox. */
public final class MailRows implements Mails {

  private static final Query<StoredMail> ONE = Query.of("sql/mail.sql", StoredMail.class);

  private final Access access;

  public MailRows(Queries queries) {
    this.access = new Access(queries);
  }

  record StoredMail(
      String mailboxEmail,
      String fromEmail,
      String fromName,
      String subject,
      String bodyText,
      @Nullable Instant sentAt,
      String ownerId) {}

  @Override
  public Optional<Mail> find(String messageId) {
    return access.list(ONE, Map.of("message_id", messageId)).stream()
        .findFirst()
        .map(row -> mail(messageId, row));
  }

  private static Mail mail(String messageId, StoredMail row) {
    var sentAt = row.sentAt();
    return new Mail(
        messageId,
        row.mailboxEmail(),
        row.fromEmail(),
        row.fromName(),
        row.subject(),
        row.bodyText(),
        sentAt == null ? Instant.EPOCH : sentAt,
        row.ownerId());
  }
}
