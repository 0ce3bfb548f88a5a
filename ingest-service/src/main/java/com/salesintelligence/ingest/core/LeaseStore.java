package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;

/** Keeps leases where all instances see them; each change is one compare-and-set. */
public interface LeaseStore {

  /**
   * Takes a lease that is free, has ended, or is this holder's own.
   *
   * @return its fencing token, greater than those of all holders before; empty while another holds
   *     it
   */
  OptionalLong take(String name, String holder, Duration time);

  /** Prolongs those that nobody else has taken since, and tells which these are. */
  Set<String> renew(Collection<String> names, String holder, Duration time);

  void release(Collection<String> names, String holder);
}
