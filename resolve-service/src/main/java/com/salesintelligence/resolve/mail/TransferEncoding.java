package com.salesintelligence.resolve.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes the Content-Transfer-Encoding, also where it is misspelt. */
final class TransferEncoding {

  private TransferEncoding() {}

  static InputStream decoded(
      InputStream raw, @Nullable String written, DecodeMonitor monitor, Defects defects) {
    String encoding = name(written);
    if (isBase64(encoding)) {
      return new Base64InputStream(raw, monitor);
    }
    if (encoding.startsWith("quoted")) {
      return new QuotedPrintableInputStream(raw, monitor);
    }
    if (!isPlain(encoding)) {
      defects.add("unknown Content-Transfer-Encoding: the text is taken as it stands");
    }
    return raw;
  }

  /**
   * How many bytes there are after decoding, without decoding most of them.
   *
   * @param buffer to read into
   */
  static long size(InputStream raw, @Nullable String written, byte[] buffer) {
    boolean base64 = isBase64(name(written));
    var bytes = base64 ? raw : decoded(raw, written, DecodeMonitor.SILENT, new Defects());
    long size = 0;
    try {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        size += base64 ? digits(buffer, read) : read;
      }
    } catch (IOException broken) {
      // What is there counts.
    }
    return base64 ? size * 3 / 4 : size;
  }

  private static int digits(byte[] bytes, int length) {
    int digits = 0;
    for (int i = 0; i < length; i++) {
      byte c = bytes[i];
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || (c >= '0' && c <= '9') || c == '+' || c == '/') {
        digits++;
      }
    }
    return digits;
  }

  private static boolean isBase64(String encoding) {
    return encoding.equals("base64") || encoding.equals("base-64");
  }

  private static boolean isPlain(String encoding) {
    return switch (encoding) {
      case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none" -> true;
      default -> false;
    };
  }

  private static String name(@Nullable String written) {
    if (written == null) {
      return "";
    }
    String name = written.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < name.length() && " \t;(,".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    return name.substring(0, end);
  }
}
