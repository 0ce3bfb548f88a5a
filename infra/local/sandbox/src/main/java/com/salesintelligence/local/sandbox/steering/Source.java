package com.salesintelligence.local.sandbox.steering;

import java.util.Locale;
import java.util.Optional;

/** A source that the sandbox stands in for. */
public enum Source {
  GMAIL,
  SALESFORCE,
  DIALPAD,
  HUBSPOT;

  static Optional<Source> named(String name) {
    for (Source source : values()) {
      if (source.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
