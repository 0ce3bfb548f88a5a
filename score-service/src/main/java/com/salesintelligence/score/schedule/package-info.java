/** The daily run. */
@NullMarked
package com.salesintelligence.score.schedule;

import org.jspecify.annotations.NullMarked;
