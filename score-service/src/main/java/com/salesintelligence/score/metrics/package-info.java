/** Counts and durations of scoring. */
@NullMarked
package com.salesintelligence.score.metrics;

import org.jspecify.annotations.NullMarked;
