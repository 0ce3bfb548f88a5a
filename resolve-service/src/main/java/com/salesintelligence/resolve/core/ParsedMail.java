package com.salesintelligence.resolve.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a mail's bytes.
 *
 * @param text the text a person would read; taken from the HTML where there is no text part
 * @param date of the header; null when missing or broken
 * @param machineMade its headers say that no person wrote it: a newsletter, an automatic answer, a
 *     delivery report
 * @param defects what was broken and how it was read all the same
 */
public record ParsedMail(
    @Nullable Correspondent from,
    List<Correspondent> to,
    List<Correspondent> cc,
    List<Correspondent> bcc,
    @Nullable String subject,
    String text,
    String html,
    @Nullable Instant date,
    @Nullable String messageId,
    @Nullable String inReplyTo,
    List<Attachment> attachments,
    boolean machineMade,
    List<String> defects) {

  public ParsedMail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    attachments = List.copyOf(attachments);
    defects = List.copyOf(defects);
  }

  /**
   * A file that came with the mail; its content is not read.
   *
   * @param contentType as the mail says, whatever the file is
   * @param bytes after decoding, as far as they are there; null where the file is the mail's text
   */
  public record Attachment(String name, String contentType, @Nullable Long bytes) {}
}
