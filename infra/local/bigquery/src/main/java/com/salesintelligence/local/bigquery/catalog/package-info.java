/** Datasets and tables: what the REST API says about them, kept beside their rows. */
@NullMarked
package com.salesintelligence.local.bigquery.catalog;

import org.jspecify.annotations.NullMarked;
