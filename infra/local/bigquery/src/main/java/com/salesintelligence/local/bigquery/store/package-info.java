/** The DuckDB database behind it all. */
@NullMarked
package com.salesintelligence.local.bigquery.store;

import org.jspecify.annotations.NullMarked;
