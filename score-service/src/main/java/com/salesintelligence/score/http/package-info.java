/** The request for a scoring run. */
@NullMarked
package com.salesintelligence.score.http;

import org.jspecify.annotations.NullMarked;
