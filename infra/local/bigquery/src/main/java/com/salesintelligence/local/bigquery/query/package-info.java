/** Queries and jobs: GoogleSQL in, BigQuery's rows out. */
@NullMarked
package com.salesintelligence.local.bigquery.query;

import org.jspecify.annotations.NullMarked;
