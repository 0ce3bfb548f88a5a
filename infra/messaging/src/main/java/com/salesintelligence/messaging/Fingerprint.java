package com.salesintelligence.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Short hashes of what belongs together. */
final class Fingerprint {

  private static final int LENGTH = 16;
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|<[^>]*>");
  private static final Pattern LONG_HEX = Pattern.compile("\\b[0-9a-fA-F-]{8,}\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Fingerprint() {}

  /** The same for texts that differ in quoted values, ids and numbers only. */
  static String of(String code, String text) {
    String normal = QUOTED.matcher(text).replaceAll("?");
    normal = LONG_HEX.matcher(normal).replaceAll("?");
    normal = NUMBER.matcher(normal).replaceAll("?");
    return hash(code, normal).substring(0, LENGTH);
  }

  static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
