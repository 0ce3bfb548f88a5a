package com.salesintelligence.ingest.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ContentUtil;

/** A mail that is to be answered. Its headers were written by a stranger. */
record AnsweredMail(Message message) {

  static final List<String> HEADERS =
      List.of("Message-ID", "References", "In-Reply-To", "Subject", "From", "Reply-To", "To");

  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");
  private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>\"(),:;]]+@[\\w.-]+");
  private static final Set<String> NO_MAIL = Set.of("DRAFT", "TRASH", "SPAM");
  private static final String LINE_ENDS = "[\\p{Cntrl}\\u2028\\u2029]+ ?";
  private static final int MOST_REFERENCES = 30;
  private static final int LONGEST_SUBJECT = 900;

  String id() {
    return Objects.requireNonNullElse(message.getId(), "");
  }

  boolean canBeAnswered() {
    return labels().stream().noneMatch(NO_MAIL::contains);
  }

  /** Whether it is this very mail, by the header that names it. */
  boolean is(String messageId) {
    return header("Message-ID").strip().equals(messageId);
  }

  private List<String> labels() {
    var labels = message.getLabelIds();
    return labels == null ? List.of() : labels;
  }

  /** In angle brackets; empty when it has none that could stand in a header. */
  String messageId() {
    var ids = messageIds("Message-ID");
    return ids.isEmpty() ? "" : ids.getFirst();
  }

  /** The mails before it, oldest first, and itself. */
  List<String> references() {
    var all = new LinkedHashSet<>(messageIds("References"));
    if (all.isEmpty()) {
      all.addAll(messageIds("In-Reply-To"));
    }
    all.remove(messageId());
    var ids = new ArrayList<>(all);
    if (ids.size() > MOST_REFERENCES) {
      ids.subList(1, ids.size() - MOST_REFERENCES + 1).clear();
    }
    ids.add(messageId());
    return ids;
  }

  private List<String> messageIds(String header) {
    return MESSAGE_ID.matcher(header(header)).results().map(MatchResult::group).toList();
  }

  /** Readable and in one line, else as it is: by it Gmail knows the conversation. */
  String subject() {
    var text = decoded(header("Subject")).replaceAll(LINE_ENDS, " ").strip();
    return text.length() <= LONGEST_SUBJECT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_SUBJECT)));
  }

  /** Who gets the answer: whoever it says, else who wrote it; of an own mail those who got it. */
  List<Mailbox> answerTo(String own) {
    var from = mailboxes("From");
    if (from.stream().anyMatch(mailbox -> mailbox.getAddress().equalsIgnoreCase(own))) {
      return mailboxes("To");
    }
    var replyTo = mailboxes("Reply-To");
    return replyTo.isEmpty() ? from : replyTo;
  }

  private List<Mailbox> mailboxes(String header) {
    // As bytes: mime4j counts wrongly in text beyond Latin-1.
    var bytes = ContentUtil.encode(StandardCharsets.UTF_8, header(header));
    var all =
        LenientAddressParser.DEFAULT.parseAddressList(bytes, new ParserCursor(0, bytes.length()));
    return all.flatten().stream()
        .filter(mailbox -> ADDRESS.matcher(String.valueOf(mailbox.getAddress())).matches())
        .map(AnsweredMail::readable)
        .toList();
  }

  private static Mailbox readable(Mailbox mailbox) {
    var name = Objects.requireNonNullElse(mailbox.getName(), "");
    return new Mailbox(
        decoded(name).replaceAll(LINE_ENDS, " ").strip(),
        mailbox.getLocalPart(),
        mailbox.getDomain());
  }

  private static String decoded(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
  }

  private String header(String name) {
    var payload = message.getPayload();
    Collection<MessagePartHeader> headers =
        payload == null || payload.getHeaders() == null ? List.of() : payload.getHeaders();
    return headers.stream()
        .filter(header -> name.equalsIgnoreCase(header.getName()) && header.getValue() != null)
        .map(MessagePartHeader::getValue)
        .findFirst()
        .orElse("");
  }
}
