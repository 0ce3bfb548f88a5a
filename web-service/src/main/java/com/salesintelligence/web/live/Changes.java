package com.salesintelligence.web.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** What has changed since open pages were last told. */
final class Changes {

  /** More are told as a number only. */
  private static final int NAMED = 50;

  private final Map<String, Long> accounts = new LinkedHashMap<>();
  private int runs;

  synchronized void account(String id, long priority) {
    accounts.put(id, priority);
    notifyAll();
  }

  synchronized void run() {
    runs++;
    notifyAll();
  }

  /** Waits until something has changed, and forgets it. */
  synchronized Told take() throws InterruptedException {
    while (accounts.isEmpty() && runs == 0) {
      wait();
    }
    var named = accounts.entrySet().stream().limit(NAMED).map(Told.Account::of).toList();
    var told = new Told(named, accounts.size(), runs);
    accounts.clear();
    runs = 0;
    return told;
  }
}
