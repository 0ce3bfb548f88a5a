package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where in the order of (SystemModstamp, Id) the first row can be that a condition holds for.
 *
 * @param stamp null: anywhere
 * @param id rows of that stamp with this id or a lower one are before the place
 * @param exact only rows of this very stamp
 */
record Bound(@Nullable Instant stamp, String id, boolean exact) {
  static final Bound NONE = new Bound(null, "", false);

  static final String LAST = "~";

  Bound and(Bound other) {
    if (exact && other.stamp == null) {
      return new Bound(stamp, greater(id, other.id), true);
    }
    if (other.exact && stamp == null) {
      return other.and(this);
    }
    return compare(this, other) >= 0 ? this : other;
  }

  Bound or(Bound other) {
    Bound lower = compare(this, other) <= 0 ? this : other;
    return lower.stamp == null ? NONE : new Bound(lower.stamp, lower.id, false);
  }

  private static String greater(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static int compare(Bound one, Bound other) {
    if (one.stamp == null || other.stamp == null) {
      return Boolean.compare(one.stamp != null, other.stamp != null);
    }
    int stamps = one.stamp.compareTo(other.stamp);
    return stamps != 0 ? stamps : one.id.compareTo(other.id);
  }
}
