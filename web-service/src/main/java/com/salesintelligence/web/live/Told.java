package com.salesintelligence.web.live;

import java.util.List;
import java.util.Map;

/**
 * What open pages are told at once.
 *
 * @param accounts some of the accounts that changed
 * @param changed how many accounts changed
 * @param runs how many runs have ended
 */
record Told(List<Account> accounts, int changed, int runs) {

  /** An account and its new priority. */
  record Account(String id, long priority) {

    static Account of(Map.Entry<String, Long> entry) {
      return new Account(entry.getKey(), entry.getValue());
    }
  }
}
