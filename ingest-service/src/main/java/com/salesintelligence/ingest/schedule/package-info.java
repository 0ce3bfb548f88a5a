/** When runs take place by themselves. */
@NullMarked
package com.salesintelligence.ingest.schedule;

import org.jspecify.annotations.NullMarked;
