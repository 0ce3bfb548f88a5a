package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/** One address in one role of one mail. */
public record Participant(Role role, String address, @Nullable String name, Kind kind) {

  boolean external() {
    return kind != Kind.INTERNAL;
  }
}
