package com.salesintelligence.local.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What an answer carries: its length is known before the first byte where that is cheap, so that
 * nothing is copied twice.
 */
public interface Body {
  long UNKNOWN = -1;

  /** In bytes, or {@link #UNKNOWN}. */
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

  /** Bytes that are made while they are sent. */
  static Body streamed(Writing writing) {
    return new Body() {
      @Override
      public long length() {
        return UNKNOWN;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writing.writeTo(out);
      }
    };
  }

  /** Writes a body. */
  interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }
}
