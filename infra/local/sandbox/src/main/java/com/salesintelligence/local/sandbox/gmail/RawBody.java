package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/** JSON that ends with one long base64url text, encoded only while it is sent. */
final class RawBody implements Body {
  private static final byte[] TAIL = {'"', '}'};
  private static final int STEP = 48 * 1024;

  private final byte[] head;
  private final int size;
  private final Supplier<byte[]> source;
  private final boolean cut;

  /**
   * @param json an object whose last property is an empty text: it is where the content goes
   * @param size how many bytes the content will have
   * @param cut sends half of the text only, so that it cannot be decoded
   */
  RawBody(byte[] json, int size, Supplier<byte[]> content, boolean cut) {
    this.head = Arrays.copyOf(json, json.length - TAIL.length);
    this.size = size;
    this.source = content;
    this.cut = cut;
  }

  @Override
  public long length() {
    return head.length + encodedLength() + TAIL.length;
  }

  private long encodedLength() {
    long whole = (size + 2L) / 3 * 4;
    return cut ? half(whole) : whole;
  }

  /** One character more than a multiple of four: no decoder can make sense of that. */
  private static long half(long length) {
    return length / 8 * 4 + 1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    byte[] content = source.get();
    if (cut) {
      byte[] text = content.length == 0 ? new byte[] {'A'} : Base64.getUrlEncoder().encode(content);
      out.write(text, 0, (int) encodedLength());
    } else {
      encode(content, out);
    }
    out.write(TAIL);
  }

  private static void encode(byte[] content, OutputStream out) throws IOException {
    for (int at = 0; at < content.length; at += STEP) {
      int end = Math.min(content.length, at + STEP);
      byte[] step =
          at == 0 && end == content.length ? content : Arrays.copyOfRange(content, at, end);
      out.write(Base64.getUrlEncoder().encode(step));
    }
  }
}
