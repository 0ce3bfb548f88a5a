package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.gmail.MailSource;
import java.io.IOException;
import java.util.List;

/** Keeps what happened. */
interface Journal {
  byte[] NO_BODY = new byte[0];

  /** What happened, and where the mail that belongs to it lies. */
  record Entry(Happening happening, MailSource mail) {}

  /** Everything so far, in order. */
  List<Entry> entries() throws IOException;

  /** Keeps one more; only then may it take effect. */
  MailSource append(Happening happening, byte[] body) throws IOException;

  /** Forgets everything and begins with these. */
  void restart(List<Happening> beginning) throws IOException;

  /** Keeps nothing beyond the life of the process. */
  static Journal none() {
    return new Journal() {
      @Override
      public List<Entry> entries() {
        return List.of();
      }

      @Override
      public MailSource append(Happening happening, byte[] body) {
        return new HeldMail(body);
      }

      @Override
      public void restart(List<Happening> beginning) {}
    };
  }
}
