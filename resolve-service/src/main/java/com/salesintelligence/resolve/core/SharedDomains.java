package com.salesintelligence.resolve.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Domains under which strangers live side by side: one of them never tells a company. */
public final class SharedDomains {

  private final Set<String> domains;

  private SharedDomains(Set<String> domains) {
    this.domains = domains;
  }

  /**
   * @param also taken as shared although the built-in table lacks them
   * @param except taken as a company's although the built-in table has them
   */
  public static SharedDomains with(Collection<String> also, Collection<String> except) {
    var domains = new HashSet<>(FreeMailDomains.ALL);
    domains.addAll(SharedSites.ALL);
    domains.addAll(also);
    domains.removeAll(Set.copyOf(except));
    return new SharedDomains(Set.copyOf(domains));
  }

  boolean include(String registrableDomain) {
    return domains.contains(registrableDomain);
  }
}
