/**
 * Arrow's stream format, read and written byte by byte: its library would need the JVM to be opened
 * and memory of its own.
 */
@NullMarked
package com.salesintelligence.local.bigquery.arrow;

import org.jspecify.annotations.NullMarked;
