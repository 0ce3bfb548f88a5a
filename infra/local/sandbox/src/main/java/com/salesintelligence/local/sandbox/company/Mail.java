package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** One mail as it was sent; its text is written when it is read. */
public final class Mail {
  final MailThread thread;
  final int position;
  final Party from;
  final List<Party> to;
  final List<Party> cc;
  final long sentAt;
  private long number = -1;

  Mail(MailThread thread, Party from, List<Party> to, List<Party> cc, long sentAt) {
    this.thread = thread;
    this.position = thread.mails.size();
    this.from = from;
    this.to = to;
    this.cc = cc;
    this.sentAt = sentAt;
    thread.mails.add(this);
  }

  public MailThread thread() {
    return thread;
  }

  public Party from() {
    return from;
  }

  public List<Party> to() {
    return to;
  }

  public List<Party> cc() {
    return cc;
  }

  /** Milliseconds since the epoch. */
  public long sentAt() {
    return sentAt;
  }

  /** The number of its first copy in a mailbox, from which its Message-ID follows. */
  public long number() {
    return number;
  }

  /** Once only, by whoever counts the copies. */
  public void number(long first) {
    if (number < 0) {
      number = first;
    }
  }

  boolean byRep() {
    return from.equals(thread.rep);
  }

  public boolean reaches(Party party) {
    return from.equals(party) || to.contains(party) || cc.contains(party);
  }
}
