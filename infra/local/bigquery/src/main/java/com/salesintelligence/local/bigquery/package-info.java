/** BigQuery on this machine: REST v2 and the Storage Write API in front of DuckDB. */
@NullMarked
package com.salesintelligence.local.bigquery;

import org.jspecify.annotations.NullMarked;
