/**
 * BigQuery for the services: versioned writes by the Storage Write API, queries from {@code .sql}
 * files.
 */
@NullMarked
package com.salesintelligence.warehouse;

import org.jspecify.annotations.NullMarked;
