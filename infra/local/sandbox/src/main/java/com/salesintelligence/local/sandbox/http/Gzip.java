package com.salesintelligence.local.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses an answer, fast rather than small. */
final class Gzip extends GZIPOutputStream {
  private Gzip(OutputStream out) throws IOException {
    super(out, 8 * 1024);
    def.setLevel(Deflater.BEST_SPEED);
  }

  static Body of(Body body) throws IOException {
    if (body.length() == Body.UNKNOWN) {
      return Body.streamed(
          out -> {
            var gzip = new Gzip(out);
            body.writeTo(gzip);
            gzip.finish();
          });
    }
    var compressed = new ByteArrayOutputStream((int) Math.min(body.length() / 2, 1 << 20) + 64);
    try (var gzip = new Gzip(compressed)) {
      body.writeTo(gzip);
    }
    return Body.of(compressed.toByteArray());
  }
}
