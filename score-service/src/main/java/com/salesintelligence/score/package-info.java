/** Scores accounts and says what to do next, and why. */
@NullMarked
package com.salesintelligence.score;

import org.jspecify.annotations.NullMarked;
