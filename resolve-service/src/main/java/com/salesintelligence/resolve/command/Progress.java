package com.salesintelligence.resolve.command;

import java.io.PrintWriter;

/** One line on the terminal that says what is being done; silent where nobody watches. */
final class Progress {

  private final PrintWriter out;
  private final boolean watched;
  private int longest;

  Progress(PrintWriter out, boolean watched) {
    this.out = out;
    this.watched = watched;
  }

  /** Replaces what was said before. */
  void say(String what) {
    if (watched) {
      longest = Math.max(longest, what.length());
      out.print("\r" + what + " ".repeat(longest - what.length()));
      out.flush();
    }
  }

  /** Clears the line. */
  void done() {
    if (watched) {
      out.print("\r" + " ".repeat(longest) + "\r");
      out.flush();
    }
  }
}
