package com.salesintelligence.resolve.warehouse;

import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.salesintelligence.contracts.tables.GmailAttachmentRow;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.GmailParticipantRow;
import com.salesintelligence.resolve.core.Correspondent;
import com.salesintelligence.resolve.core.DerivedIds;
import com.salesintelligence.resolve.core.Direction;
import com.salesintelligence.resolve.core.Kind;
import com.salesintelligence.resolve.core.MailFact;
import com.salesintelligence.resolve.core.Micros;
import com.salesintelligence.resolve.core.ParsedMail;
import com.salesintelligence.resolve.core.ParsedMail.Attachment;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.resolve.core.ReceivedMail;
import com.salesintelligence.resolve.core.Role;
import java.util.List;

/** A mail as rows of gmail_message_facts and gmail_participant_facts. */
final class MailRows {

  private MailRows() {}

  static GmailMessageRow message(MailFact fact, long ingestedAt) {
    ReceivedMail mail = fact.received();
    ParsedMail parsed = fact.parsed();
    var row =
        GmailMessageRow.newBuilder()
            .setMessageId(mail.messageId())
            .setMailboxEmail(mail.mailbox())
            .addAllToEmails(addresses(parsed.to()))
            .addAllCcEmails(addresses(parsed.cc()))
            .setBodyText(parsed.text())
            .setSentAt(Micros.of(fact.sentAt()))
            .addAllLabels(mail.labels())
            .setDirection(direction(fact.direction()))
            .addAllAttachmentNames(parsed.attachments().stream().map(Attachment::name).toList())
            .addAllAttachments(parsed.attachments().stream().map(MailRows::attachment).toList())
            .addAllDefects(fact.defects())
            .setSizeBytes(mail.sizeBytes())
            .setIsDeleted(false)
            .setSourceVersion(mail.version())
            .setIngestedAt(ingestedAt);
    Correspondent from = parsed.from();
    if (from != null) {
      row.setFromEmail(from.address());
      setIfPresent(from.name(), row::setFromName);
    }
    setIfPresent(mail.threadId(), row::setThreadId);
    setIfPresent(mail.snippet(), row::setSnippet);
    setIfPresent(parsed.subject(), row::setSubject);
    setIfPresent(parsed.html(), row::setBodyHtml);
    setIfPresent(parsed.messageId(), row::setRfc822MessageId);
    setIfPresent(parsed.inReplyTo(), row::setInReplyTo);
    return row.build();
  }

  private static GmailAttachmentRow attachment(Attachment attachment) {
    var row =
        GmailAttachmentRow.newBuilder()
            .setName(attachment.name())
            .setContentType(attachment.contentType());
    Long bytes = attachment.bytes();
    if (bytes != null) {
      row.setSizeBytes(bytes);
    }
    return row.build();
  }

  static GmailParticipantRow participant(MailFact fact, Participant who, long ingestedAt) {
    var row =
        GmailParticipantRow.newBuilder()
            .setParticipantId(
                DerivedIds.of("participant", fact.messageId(), role(who.role()), who.address()))
            .setMessageId(fact.messageId())
            .setEmailAddress(who.address())
            .setRole(role(who.role()))
            .setKind(kind(who.kind()))
            .setSourceVersion(fact.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(who.name(), row::setDisplayName);
    return row.build();
  }

  private static List<String> addresses(List<Correspondent> correspondents) {
    return correspondents.stream().map(Correspondent::address).distinct().toList();
  }

  private static String role(Role role) {
    return switch (role) {
      case FROM -> "from";
      case TO -> "to";
      case CC -> "cc";
      case BCC -> "bcc";
    };
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case PERSON -> "person";
      case INTERNAL -> "internal";
      case AUTOMATED -> "automated";
    };
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case INBOUND -> "inbound";
      case OUTBOUND -> "outbound";
      case INTERNAL -> "internal";
    };
  }
}
