package com.salesintelligence.ingest.salesforce;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A stream that breaks off when nothing comes for too long, for the client would wait for ever. */
final class Patient extends FilterInputStream {

  private final Thread watch;
  private volatile long waitingSince;
  private volatile boolean tooLong;

  Patient(InputStream in, Duration patience) {
    super(in);
    this.watch = Thread.ofVirtual().start(() -> watch(patience.toNanos()));
  }

  private void watch(long patience) {
    try {
      while (true) {
        Thread.sleep(Duration.ofNanos(Math.max(1, patience / 4)));
        long since = waitingSince;
        if (since != 0 && System.nanoTime() - since > patience) {
          tooLong = true;
          in.close();
          return;
        }
      }
    } catch (InterruptedException e) {
      // The stream is closed.
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    waitingSince = System.nanoTime() | 1;
    try {
      int read = in.read(bytes, from, length);
      if (tooLong) {
        throw new IOException("Nothing came for too long");
      }
      return read;
    } finally {
      waitingSince = 0;
    }
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
