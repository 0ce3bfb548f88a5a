/** Rows from files and requests into tables, and tables into files. */
@NullMarked
package com.salesintelligence.local.bigquery.load;

import org.jspecify.annotations.NullMarked;
