package com.salesintelligence.local.sandbox.gmail;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A mail that a client hands in, as a draft or to be sent.
 *
 * @param threadId as it was asked for; empty: none
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of each mail would cost more than it guards.
record OutgoingMail(byte[] rfc822, String threadId) {
  private static final Pattern REPLY =
      Pattern.compile("^(\\s*(re|aw|sv|fwd?):)+\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");

  static OutgoingMail of(JsonNode message) {
    String raw = message.path("raw").asString("");
    if (raw.isEmpty()) {
      throw GmailError.BAD_REQUEST.refusal("'raw' RFC822 payload message string is required.");
    }
    try {
      String url = raw.replace('+', '-').replace('/', '_').replaceAll("[=\\s]", "");
      return new OutgoingMail(
          Base64.getUrlDecoder().decode(url), message.path("threadId").asString(""));
    } catch (IllegalArgumentException _) {
      throw GmailError.BAD_REQUEST.refusal("Invalid value at 'message.raw' (TYPE_BYTES)");
    }
  }

  private List<Map.Entry<String, String>> headers() {
    return Headers.read(rfc822, Headers.end(rfc822));
  }

  private String header(String name) {
    return headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> EncodedWords.decode(header.getValue()))
        .findFirst()
        .orElse("");
  }

  /** Everyone it goes to, in lower case. */
  List<String> recipients() {
    var all = new ArrayList<String>();
    for (String name : List.of("To", "Cc", "Bcc")) {
      var matcher = ADDRESS.matcher(header(name));
      while (matcher.find()) {
        all.add(matcher.group().toLowerCase(Locale.ROOT));
      }
    }
    return all.stream().distinct().toList();
  }

  /**
   * The thread that it belongs to: only where the thread's id, a reference to one of its mails and
   * the subject agree, as Gmail wants it.
   */
  OptionalLong thread(Mailbox mailbox) {
    if (threadId.isEmpty()) {
      return OptionalLong.empty();
    }
    long id = GmailApi.id(threadId);
    var mails = mailbox.thread(id);
    if (mails.isEmpty()) {
      throw GmailError.NOT_FOUND.refusal("Requested entity was not found.");
    }
    var references = Envelope.of(rfc822).references();
    boolean refers =
        mails.stream().anyMatch(mail -> references.contains(mail.envelope().messageId()));
    boolean same = subject(header("Subject")).equals(subject(subjectOf(mails.getFirst())));
    return refers && same ? OptionalLong.of(id) : OptionalLong.empty();
  }

  private static String subjectOf(Message message) {
    return message.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("subject"))
        .map(header -> EncodedWords.decode(header.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String subject(String written) {
    return REPLY.matcher(written).replaceFirst("").trim();
  }
}
