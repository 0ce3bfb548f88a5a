package com.salesintelligence.ingest.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text: a wrong byte is an error and not a question mark, a byte order mark no text. */
final class Decoding {

  private Decoding() {}

  static Reader reader(InputStream bytes, Charset encoding) throws IOException {
    var in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(4);
    var head = in.readNBytes(3);
    in.reset();
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      expect("UTF-8", encoding, encoding.equals(StandardCharsets.UTF_8));
      in.skipNBytes(3);
    } else if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
      expect("UTF-16", encoding, encoding.name().startsWith("UTF-16"));
      if (!encoding.equals(StandardCharsets.UTF_16)) {
        in.skipNBytes(2);
      }
    }
    return new InputStreamReader(
        in,
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static void expect(String mark, Charset encoding, boolean fits) {
    if (!fits) {
      throw new BrokenFile(
          "it is written in %s, as its first bytes say, and its description says encoding %s"
              .formatted(mark, encoding));
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
