/** What DuckDB needs before it can run the SQL: macros, and functions written in Java. */
@NullMarked
package com.salesintelligence.local.googlesql.duckdb;

import org.jspecify.annotations.NullMarked;
