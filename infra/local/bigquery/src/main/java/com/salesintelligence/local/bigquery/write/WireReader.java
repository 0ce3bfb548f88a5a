package com.salesintelligence.local.bigquery.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Walks over the bytes of a protobuf message. */
final class WireReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  void reset(byte[] message, int start, int length) {
    bytes = message;
    at = start;
    end = start + length;
  }

  boolean atEnd() {
    return at >= end;
  }

  int position() {
    return at;
  }

  long varint() {
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    long value = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  /** A value with this encoding, as {@link Wire} holds it. */
  long value(Wire wire) {
    return switch (wire) {
      case VARINT -> varint();
      case ZIGZAG -> {
        long coded = varint();
        yield (coded >>> 1) ^ -(coded & 1);
      }
      case FIXED64, DOUBLE -> fixed64();
      case FIXED32 -> fixed32() & 0xffff_ffffL;
      case SIGNED_FIXED32 -> fixed32();
      case FLOAT -> Double.doubleToRawLongBits(Float.intBitsToFloat(fixed32()));
      case BYTES -> slice();
    };
  }

  long slice() {
    int length = length();
    int start = at;
    at += length;
    return (long) start << 32 | length;
  }

  void skip(int wireType) {
    switch (wireType) {
      case 0 -> varint();
      case 1 -> fixed64();
      case 2 -> slice();
      case 5 -> fixed32();
      default -> throw malformed();
    }
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw malformed();
    }
    return (int) length;
  }

  private long fixed64() {
    require(Long.BYTES);
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  private int fixed32() {
    require(Integer.BYTES);
    int value = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  private void require(int count) {
    if (count > end - at) {
      throw malformed();
    }
  }

  private static BadValue malformed() {
    return new BadValue("Invalid proto message: the bytes end too early or are no message");
  }

  static int start(long slice) {
    return (int) (slice >>> 32);
  }

  static int length(long slice) {
    return (int) slice;
  }
}
