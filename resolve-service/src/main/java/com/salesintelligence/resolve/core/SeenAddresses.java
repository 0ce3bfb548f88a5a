package com.salesintelligence.resolve.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every address that stood in a mail, found by itself, by its mailbox and by its company's domain.
 */
final class SeenAddresses {

  private final MatchPolicy policy;
  private final Map<String, Seen> byAddress = new HashMap<>();
  private final Grouping<Seen> byCanonical = new Grouping<>();
  private final Grouping<Seen> byDomain = new Grouping<>();

  SeenAddresses(MatchPolicy policy) {
    this.policy = policy;
  }

  Seen meet(String address) {
    Seen known = byAddress.get(address);
    return known != null ? known : meetFirst(address);
  }

  private Seen meetFirst(String address) {
    Seen seen = policy.see(address);
    byAddress.put(address, seen);
    if (seen.canonical != null) {
      byCanonical.add(seen.canonical, seen);
    }
    if (seen.domain != null && policy.tellsCompany(seen)) {
      byDomain.add(seen.domain, seen);
    }
    return seen;
  }

  @Nullable Seen at(String address) {
    return byAddress.get(address);
  }

  List<Seen> inMailbox(String canonical) {
    return byCanonical.at(canonical);
  }

  List<Seen> ofCompany(String domain) {
    return byDomain.at(domain);
  }

  Collection<Seen> all() {
    return byAddress.values();
  }
}
