package com.salesintelligence.resolve.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Base64 of header words: foreign characters are skipped, missing padding does no harm. */
final class Base64Text {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte[] VALUES = values();

  private Base64Text() {}

  static void decode(String text, ByteArrayOutputStream out, Runnable broken) {
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c < VALUES.length ? VALUES[c] : -1;
      if (c == '=') {
        count = 0;
      } else if (value < 0) {
        if (c > ' ') {
          broken.run();
        }
      } else {
        bits = bits << 6 | value;
        count++;
        if (count > 1) {
          out.write(bits >> shift(count));
        }
        if (count == 4) {
          count = 0;
        }
      }
    }
    if (count == 1) {
      broken.run();
    }
  }

  private static int shift(int count) {
    return (4 - count) * 2;
  }

  private static byte[] values() {
    var values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    values['-'] = 62;
    values['_'] = 63;
    return values;
  }
}
