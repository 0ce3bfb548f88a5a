/** The rules: each gives named points with a sentence and the rows behind it. */
@NullMarked
package com.salesintelligence.score.core.policy;

import org.jspecify.annotations.NullMarked;
