package com.salesintelligence.local.bigquery.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * 128 bits that stand for the key of a row (MurmurHash3, x64): the same for the bytes of a request
 * and for what DuckDB gives back.
 */
final class KeyHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private byte[] key = new byte[128];
  private int length;
  private long high;
  private long low;

  void begin() {
    length = 0;
  }

  void add(long value) {
    reserve(Long.BYTES);
    LONG.set(key, length, value);
    length += Long.BYTES;
  }

  void add(byte[] bytes, int start, int count) {
    add((long) count);
    reserve(count);
    System.arraycopy(bytes, start, key, length, count);
    length += count;
  }

  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes, 0, bytes.length);
  }

  void addTime(Object time) {
    switch (time) {
      case LocalDateTime t ->
          add(Math.multiplyExact(t.toEpochSecond(ZoneOffset.UTC), 1_000_000L) + t.getNano() / 1000);
      case LocalDate date -> add(date.toEpochDay());
      case LocalTime t -> add(t.toNanoOfDay() / 1000);
      default -> throw new IllegalArgumentException("Not a time: " + time.getClass());
    }
  }

  /** A key's value as DuckDB's driver gives it. */
  void addStored(Object value) {
    switch (value) {
      case String text -> add(text);
      case byte[] bytes -> add(bytes, 0, bytes.length);
      case Boolean flag -> add(flag ? 1L : 0L);
      case BigDecimal number -> add(number.setScale(9).toPlainString());
      case Number number -> add(number.longValue());
      default -> addTime(value);
    }
  }

  /** Computes the hash of what was added. */
  void end() {
    high = 0;
    low = 0;
    int at = 0;
    int size = length;
    reserve(2 * Long.BYTES);
    Arrays.fill(key, length, length + 2 * Long.BYTES, (byte) 0);
    for (; at < size; at += 2 * Long.BYTES) {
      mix((long) LONG.get(key, at), (long) LONG.get(key, at + Long.BYTES));
    }
    high ^= size;
    low ^= size;
    high += low;
    low += high;
    high = finish(high);
    low = finish(low);
    high += low;
    low += high;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  private void mix(long first, long second) {
    high ^= Long.rotateLeft(first * C1, 31) * C2;
    high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
    low ^= Long.rotateLeft(second * C2, 33) * C1;
    low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
  }

  private static long finish(long value) {
    long k = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
    return k ^ k >>> 33;
  }

  private void reserve(int count) {
    if (length + count > key.length) {
      key = Arrays.copyOf(key, Math.max(key.length * 2, length + count));
    }
  }
}
