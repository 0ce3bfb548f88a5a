/** Measures the server by hand, beside bare DuckDB: no part of what the server does. */
@NullMarked
package com.salesintelligence.local.bigquery.bench;

import org.jspecify.annotations.NullMarked;
