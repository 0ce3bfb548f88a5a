package com.salesintelligence.local.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request: so many bytes, or chunks that each say their length. */
final class SentBody extends InputStream {
  private static final int LONGEST_LINE = 1_024;

  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean began;
  private boolean ended;

  SentBody(InputStream in, long length, boolean chunked) {
    this.in = in;
    this.left = length;
    this.chunked = chunked;
    this.ended = !chunked && length == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && !ended && left == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = in.read(bytes, from, (int) Math.min(left, length));
    if (n < 0) {
      throw new EOFException("The body breaks off");
    }
    left -= n;
    ended = !chunked && left == 0;
    return n;
  }

  private void nextChunk() throws IOException {
    if (began) {
      line();
    }
    began = true;
    String size = line().split(";", 2)[0].trim();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("A chunk has no length");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      ended = true;
      while (!line().isEmpty()) {}
    }
  }

  private String line() throws IOException {
    String line = RequestHead.line(in, LONGEST_LINE);
    if (line == null) {
      throw new EOFException("The body breaks off");
    }
    return line;
  }
}
