package com.salesintelligence.local.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Tells the person in front of the terminal what is being started and how long it took. */
final class Progress {

  private final PrintStream out;
  private final long started = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  <T> T step(String name, Callable<T> work) {
    long before = System.nanoTime();
    try {
      T result = work.call();
      say("  ✔ %-46s %5.1f s".formatted(name, seconds(before)));
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(name + " did not start", e);
    }
  }

  void say(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
