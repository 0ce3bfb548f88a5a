/** Calls to the sources, paced, repeated and broken off by Resilience4j. */
@NullMarked
package com.salesintelligence.ingest.resilience;

import org.jspecify.annotations.NullMarked;
