package com.salesintelligence.ingest.gmail;

import java.io.OutputStream;
import java.util.Arrays;

/** Keeps the first bytes of what is written, and counts all of it. */
final class HeadOfStream extends OutputStream {

  private final byte[] head;
  private int kept;
  private long size;

  HeadOfStream(int capacity) {
    head = new byte[capacity];
  }

  @Override
  public void write(int b) {
    if (kept < head.length) {
      head[kept++] = (byte) b;
    }
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, head.length - kept);
    System.arraycopy(bytes, offset, head, kept, room);
    kept += room;
    size += length;
  }

  byte[] head() {
    return kept == head.length ? head : Arrays.copyOf(head, kept);
  }

  long size() {
    return size;
  }
}
