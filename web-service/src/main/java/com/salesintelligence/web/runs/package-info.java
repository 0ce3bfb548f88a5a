/** Runs of the pollers and how fresh each table is. */
@NullMarked
package com.salesintelligence.web.runs;

import org.jspecify.annotations.NullMarked;
