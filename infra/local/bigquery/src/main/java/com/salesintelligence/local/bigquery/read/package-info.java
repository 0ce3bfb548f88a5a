/** The Storage Read API: a snapshot of a table, in several streams, as Arrow or Avro. */
@NullMarked
package com.salesintelligence.local.bigquery.read;

import org.jspecify.annotations.NullMarked;
