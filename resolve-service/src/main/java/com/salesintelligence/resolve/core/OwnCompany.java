package com.salesintelligence.resolve.core;

import java.util.Set;

/** Which addresses are those of our own people. */
public record OwnCompany(Set<String> domains) {

  public OwnCompany {
    domains = Set.copyOf(domains);
  }

  /** Also of a subdomain. */
  boolean owns(String address) {
    String domain = EmailAddress.domainPart(address);
    while (!domains.contains(domain)) {
      int dot = domain.indexOf('.');
      if (dot < 0) {
        return false;
      }
      domain = domain.substring(dot + 1);
    }
    return true;
  }
}
