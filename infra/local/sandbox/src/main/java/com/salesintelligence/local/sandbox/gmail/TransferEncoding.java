package com.salesintelligence.local.sandbox.gmail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Undoes Content-Transfer-Encoding; broken input yields what can be read. */
final class TransferEncoding {
  private TransferEncoding() {}

  static byte[] decode(String encoding, byte[] body) {
    return switch (encoding.trim().toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(body);
      case "quoted-printable" -> quotedPrintable(body);
      default -> body;
    };
  }

  private static byte[] base64(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
    int whole = text.length() % 4 == 1 ? text.length() - 1 : text.length();
    return Base64.getDecoder().decode(text.substring(0, whole));
  }

  static byte[] quotedPrintable(byte[] body) {
    var out = new ByteArrayOutputStream(body.length);
    for (int i = 0; i < body.length; i++) {
      if (body[i] != '=') {
        out.write(body[i]);
        continue;
      }
      int high = i + 2 < body.length ? Character.digit(body[i + 1], 16) : -1;
      int low = i + 2 < body.length ? Character.digit(body[i + 2], 16) : -1;
      if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else if (i + 1 < body.length && body[i + 1] == '\n') {
        i += 1;
      } else if (i + 2 < body.length && body[i + 1] == '\r' && body[i + 2] == '\n') {
        i += 2;
      } else {
        out.write('=');
      }
    }
    return out.toByteArray();
  }
}
