package com.salesintelligence.local.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What an answer carries: its length is known before the first byte, so that nothing is copied
 * twice.
 */
public interface Body {
  long length();

  void writeTo(OutputStream out) throws IOException;

  static Body of(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
