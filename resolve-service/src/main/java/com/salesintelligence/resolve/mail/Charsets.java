package com.salesintelligence.resolve.mail;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds the character set that a label means. Labels of narrow sets mean the wider set that mailers
 * really use, as browsers read them: iso-8859-1 is windows-1252, gb2312 is GB18030.
 */
final class Charsets {

  static final Charset WESTERN = Charset.forName("windows-1252");

  private static final int MAX_LABEL = 60;
  private static final int MAX_CACHED = 500;

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso_8859-1", "windows-1252"),
          Map.entry("8859_1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("l1", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("win-1251", "windows-1251"),
          Map.entry("win-1252", "windows-1252"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("iso-8859-8-e", "ISO-8859-8"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gb2312-80", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("cp936", "GB18030"),
          Map.entry("hz-gb-2312", "GB18030"),
          Map.entry("big5", "x-MS950-HKSCS"),
          Map.entry("big-5", "x-MS950-HKSCS"),
          Map.entry("cn-big5", "x-MS950-HKSCS"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
          Map.entry("unicode", "UTF-16"),
          Map.entry("utf", "UTF-8"),
          Map.entry("utf-8n", "UTF-8"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("x-mac-roman", "x-MacRoman"));

  private static final Map<String, Charset> CACHE = new ConcurrentHashMap<>();

  private Charsets() {}

  /** Null when nobody knows what the label means. */
  static @Nullable Charset find(String written) {
    String label = clean(written);
    if (label.isEmpty() || label.length() > MAX_LABEL) {
      return null;
    }
    Charset known = CACHE.get(label);
    return known != null ? known : lookUp(label);
  }

  /**
   * Text whose label promises ASCII, or that has no label, tells its character set by its bytes.
   */
  static boolean promisesNothing(@Nullable String label) {
    if (label == null) {
      return true;
    }
    return switch (clean(label)) {
      case "", "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "7bit", "8bit", "binary" -> true;
      default -> false;
    };
  }

  private static @Nullable Charset lookUp(String label) {
    Charset found = forName(MEANT.getOrDefault(label, label));
    if (found != null && CACHE.size() < MAX_CACHED) {
      CACHE.put(label, found);
    }
    return found;
  }

  private static @Nullable Charset forName(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return CharsetUtil.lookup(name);
    }
  }

  /** Without quotes, blanks, comments and the language that RFC 2231 allows after a star. */
  private static String clean(String written) {
    var label = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '*' || c == ';' || c == ',' || c == '(') {
        break;
      }
      if (c > ' ' && c != '"' && c != '\'') {
        label.append(c);
      }
    }
    String cleaned = label.toString().toLowerCase(Locale.ROOT);
    return cleaned.startsWith("charset=") ? cleaned.substring("charset=".length()) : cleaned;
  }

  static boolean isUnicode(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-");
  }
}
