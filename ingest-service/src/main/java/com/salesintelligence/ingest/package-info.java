/** Reads the sources and publishes each record that is new or has changed. */
@NullMarked
package com.salesintelligence.ingest;

import org.jspecify.annotations.NullMarked;
