package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/** Something of which only the newest version counts. */
interface Versioned {

  long version();

  boolean deleted();

  /** Of two equal versions a deletion wins, so that the order of arrival does not matter. */
  default boolean supersedes(@Nullable Versioned known) {
    return known == null
        || version() > known.version()
        || (version() == known.version() && (deleted() || !known.deleted()));
  }
}
