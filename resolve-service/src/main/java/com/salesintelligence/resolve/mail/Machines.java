package com.salesintelligence.resolve.mail;

import java.util.Locale;

/** Tells by its header whether a machine made a mail: newsletter, automatic answer, report. */
final class Machines {

  private Machines() {}

  static boolean made(Header header) {
    return header.has("list-unsubscribe")
        || header.has("x-failed-recipients")
        || header.has("x-autoreply")
        || header.has("x-autorespond")
        || isAutoSubmitted(value(header, "auto-submitted"))
        || isBulk(value(header, "precedence"))
        || value(header, "return-path").equals("<>")
        || value(header, "content-type").startsWith("multipart/report");
  }

  private static boolean isAutoSubmitted(String value) {
    return !value.isEmpty() && !value.startsWith("no");
  }

  private static boolean isBulk(String precedence) {
    return precedence.equals("bulk")
        || precedence.equals("junk")
        || precedence.equals("auto_reply");
  }

  private static String value(Header header, String name) {
    String value = header.first(name, null);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
