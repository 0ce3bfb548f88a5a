package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation by mail. */
public final class MailThread {
  final long number;
  final String topic;
  final @Nullable Account account;
  final Party rep;
  final Party other;
  final List<Party> others;
  final List<Party> ours;
  final List<Mail> mails = new ArrayList<>(3);

  /**
   * @param rep who writes for us
   * @param other who writes for them; for mails among ourselves a second one of us
   * @param others more of theirs in copy
   * @param ours more of ours in copy
   */
  MailThread(
      long number,
      String topic,
      @Nullable Account account,
      Party rep,
      Party other,
      List<Party> others,
      List<Party> ours) {
    this.number = number;
    this.topic = topic;
    this.account = account;
    this.rep = rep;
    this.other = other;
    this.others = others;
    this.ours = ours;
  }

  public long number() {
    return number;
  }

  public @Nullable Account account() {
    return account;
  }

  public String topic() {
    return topic;
  }

  public List<Mail> mails() {
    return mails;
  }

  Mail write(boolean byRep, long at) {
    Party from = byRep ? rep : other;
    var to = byRep ? others(other, others.size() > 1) : List.of(rep);
    var cc = new ArrayList<Party>();
    if (!(byRep && others.size() > 1)) {
      cc.addAll(others);
    }
    cc.addAll(ours);
    return new Mail(this, from, to, List.copyOf(cc), at);
  }

  private List<Party> others(Party first, boolean all) {
    if (!all) {
      return List.of(first);
    }
    var to = new ArrayList<Party>();
    to.add(first);
    to.addAll(others);
    return List.copyOf(to);
  }
}
