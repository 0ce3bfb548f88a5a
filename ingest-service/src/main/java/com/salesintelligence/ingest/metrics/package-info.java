/** What runs add to the service's metrics. */
@NullMarked
package com.salesintelligence.ingest.metrics;

import org.jspecify.annotations.NullMarked;
