/**
 * What {@code ./mvnw -Pbench} measures: throughput, latency, start-up and memory of the whole
 * pipeline.
 */
@NullMarked
package com.salesintelligence.local.platform.bench;

import org.jspecify.annotations.NullMarked;
