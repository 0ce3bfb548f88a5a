package com.salesintelligence.ingest.resilience;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;

/** Guards the calls to a source. */
@FunctionalInterface
public interface Resilience {

  Calls calls(String source, Pace pace);
}
