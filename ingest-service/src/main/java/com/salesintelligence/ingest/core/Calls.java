package com.salesintelligence.ingest.core;

import java.util.function.Supplier;

/**
 * Makes calls to one source: at the pace that it allows, again when it failed for the moment, not
 * at all while it is down.
 */
public interface Calls {

  /**
   * @param budget whose allowance pays, for example a mailbox
   * @param cost in the units of the source's own quota
   * @param call throws {@link SourceFailure}; may be called several times
   */
  <T> T call(String budget, int cost, Supplier<T> call);
}
