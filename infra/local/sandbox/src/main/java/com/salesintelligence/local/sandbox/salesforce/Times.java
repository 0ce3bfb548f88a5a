package com.salesintelligence.local.sandbox.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as Salesforce reads and writes them. */
public final class Times {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

  private Times() {}

  /** Such as {@code 2020-10-22T21:03:23.000+0000}. */
  static String write(Instant time) {
    return WRITTEN.format(time.atOffset(ZoneOffset.UTC));
  }

  /** With Z, an offset with or without a colon; null for anything else. */
  public static @Nullable Instant parse(String text) {
    String colon = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    try {
      return OffsetDateTime.parse(colon).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
