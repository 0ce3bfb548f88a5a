package com.salesintelligence.local.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * How the bytes of an answer reach the client.
 *
 * @param most how many of the body are sent before the connection ends
 * @param rate bytes per second
 * @param resets ends the connection by a reset, not by a close
 */
public record Delivery(long most, long rate, boolean resets) {
  static final Delivery WHOLE = new Delivery(Long.MAX_VALUE, Long.MAX_VALUE, false);

  private static final int TICKS = 20;

  public static Delivery drip(long rate) {
    return new Delivery(Long.MAX_VALUE, rate, false);
  }

  public static Delivery cutAfter(long bytes) {
    return new Delivery(bytes, Long.MAX_VALUE, false);
  }

  public static Delivery resetAfter(long bytes) {
    return new Delivery(bytes, Long.MAX_VALUE, true);
  }

  boolean whole() {
    return this == WHOLE;
  }

  /** A stream that sends so; it throws {@link Cut} where the connection shall end. */
  OutputStream over(OutputStream out) {
    return new Metered(out, this);
  }

  private static final class Metered extends OutputStream {
    private final OutputStream out;
    private final Delivery delivery;
    private long left;

    Metered(OutputStream out, Delivery delivery) {
      this.out = out;
      this.delivery = delivery;
      this.left = delivery.most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int step = (int) Math.clamp(delivery.rate / TICKS, 1, 1 << 16);
      for (int at = 0; at < length; at += step) {
        int n = Math.min(step, length - at);
        send(bytes, from + at, n);
        rest();
      }
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
      int n = (int) Math.min(left, length);
      out.write(bytes, from, n);
      left -= n;
      if (n < length || delivery.rate < Long.MAX_VALUE) {
        out.flush();
      }
      if (n < length) {
        throw new Cut(delivery.resets);
      }
    }

    private void rest() {
      if (delivery.rate == Long.MAX_VALUE) {
        return;
      }
      try {
        Thread.sleep(1_000 / TICKS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Cut();
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
