package com.salesintelligence.resolve.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest version of every account, found by id and by domain. */
final class Accounts {

  private final Map<String, Account> byId = new HashMap<>();
  private final Grouping<Account> byDomain = new Grouping<>();

  @Nullable Account get(String id) {
    return byId.get(id);
  }

  List<Account> at(String domain) {
    return byDomain.at(domain);
  }

  void put(Account account) {
    Account before = byId.put(account.id(), account);
    if (before != null && before.domain() != null && !before.deleted()) {
      byDomain.remove(before.domain(), before);
    }
    if (account.domain() != null && !account.deleted()) {
      byDomain.add(account.domain(), account);
    }
  }
}
