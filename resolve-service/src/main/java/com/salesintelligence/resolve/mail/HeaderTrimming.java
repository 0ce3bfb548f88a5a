package com.salesintelligence.resolve.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keeps of a header of hostile size only the fields that are read, and of those a bounded part. */
final class HeaderTrimming {

  private static final Set<String> KEPT =
      Set.of(
          "from",
          "sender",
          "return-path",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "auto-submitted",
          "precedence",
          "list-unsubscribe",
          "x-failed-recipients");
  private static final int REPEATS = 5;

  private final byte[] mail;
  private final Map<String, Integer> count = new HashMap<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  private HeaderTrimming(byte[] mail) {
    this.mail = mail;
  }

  static byte[] trim(byte[] mail, MailLimits limits, Defects defects) {
    int lines = 0;
    int lineStart = 0;
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] == '\n') {
        if (isEmptyLine(mail, lineStart, i)) {
          return lines <= limits.headers() && i <= limits.headerBytes()
              ? mail
              : trimmed(mail, i, defects);
        }
        lines++;
        lineStart = i + 1;
      }
    }
    return lines <= limits.headers() && mail.length <= limits.headerBytes()
        ? mail
        : trimmed(mail, mail.length, defects);
  }

  private static boolean isEmptyLine(byte[] mail, int from, int to) {
    return to == from || (to == from + 1 && mail[from] == '\r');
  }

  private static byte[] trimmed(byte[] mail, int headerEnd, Defects defects) {
    defects.add("the header is too large: only the fields that matter were read");
    return new HeaderTrimming(mail).keep(headerEnd);
  }

  private byte[] keep(int headerEnd) {
    int start = 0;
    for (int i = 0; i < headerEnd; i++) {
      boolean fieldEnds =
          mail[i] == '\n' && (i + 1 >= headerEnd || (mail[i + 1] != ' ' && mail[i + 1] != '\t'));
      if (fieldEnds) {
        field(start, i + 1);
        start = i + 1;
      }
    }
    field(start, headerEnd);
    kept.write(mail, headerEnd, mail.length - headerEnd);
    return kept.toByteArray();
  }

  private void field(int from, int to) {
    int colon = from;
    while (colon < to && colon - from < 40 && mail[colon] != ':') {
      colon++;
    }
    if (colon >= to || mail[colon] != ':') {
      return;
    }
    String name =
        new String(mail, from, colon - from, StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (KEPT.contains(name) && count.merge(name, 1, Integer::sum) <= REPEATS) {
      int length = Math.min(to - from, MailLimits.FIELD_BYTES / REPEATS);
      kept.write(mail, from, length);
      if (mail[from + length - 1] != '\n') {
        kept.write('\n');
      }
    }
  }
}
