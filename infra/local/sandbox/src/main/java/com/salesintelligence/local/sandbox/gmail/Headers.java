package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads header fields leniently. */
final class Headers {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([^=;\\s*]+)(\\*\\d*\\*?)?\\s*=\\s*(\"((?:[^\"\\\\]++|\\\\.)*+)\"?|[^;]*+)");

  private Headers() {}

  /** Where the body begins. */
  static int end(byte[] bytes) {
    int lineStart = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        int length = i - lineStart - (i > lineStart && bytes[i - 1] == '\r' ? 1 : 0);
        if (length == 0) {
          return i + 1;
        }
        lineStart = i + 1;
      }
    }
    return bytes.length;
  }

  static List<Map.Entry<String, String>> read(byte[] bytes, int end) {
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    var headers = new ArrayList<Map.Entry<String, String>>();
    for (String line : text.replaceAll("\r?\n[ \t]+", " ").split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).trim().indexOf(' ') < 0) {
        headers.add(Map.entry(line.substring(0, colon).trim(), line.substring(colon + 1).trim()));
      }
    }
    return headers;
  }

  static Optional<String> parameter(String value, String name) {
    Matcher matcher = PARAMETER.matcher(value);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(name)) {
        String quoted = matcher.group(4);
        return Optional.of(
            quoted == null ? matcher.group(3).trim() : quoted.replaceAll("\\\\(.)", "$1"));
      }
    }
    return Optional.empty();
  }
}
