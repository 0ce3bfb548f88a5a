package com.salesintelligence.resolve.core;

import java.util.Optional;

/** Finds the domain that somebody registered: {@code mail.acme.co.uk} gives {@code acme.co.uk}. */
@FunctionalInterface
public interface RegistrableDomains {

  /**
   * @param host lower case
   * @return empty for addresses of machines, for public suffixes themselves and for broken names
   */
  Optional<String> of(String host);
}
