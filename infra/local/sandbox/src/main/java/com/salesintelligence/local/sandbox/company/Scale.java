package com.salesintelligence.local.sandbox.company;

/**
 * How big the company is.
 *
 * @param mails counts each mailbox's copy
 * @param tasks old to-dos, beside those that deals bring
 */
public record Scale(int accounts, int contacts, int leads, int mails, int tasks) {
  public Scale(int accounts, int contacts, int leads, int mails) {
    this(accounts, contacts, leads, mails, 0);
  }

  Scale withoutTasks() {
    return new Scale(accounts, contacts, leads, mails);
  }
}
