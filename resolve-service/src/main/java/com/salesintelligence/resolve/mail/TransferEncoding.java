package com.salesintelligence.resolve.mail;

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
    if (encoding.equals("base64") || encoding.equals("base-64")) {
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
