/** Rounds of scoring: which accounts, in which batches, what is stored and told. */
@NullMarked
package com.salesintelligence.score.core;

import org.jspecify.annotations.NullMarked;
