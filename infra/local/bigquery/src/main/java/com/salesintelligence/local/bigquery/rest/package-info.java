/** The REST API, version 2. */
@NullMarked
package com.salesintelligence.local.bigquery.rest;

import org.jspecify.annotations.NullMarked;
