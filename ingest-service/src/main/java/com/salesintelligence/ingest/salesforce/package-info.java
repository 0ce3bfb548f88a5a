/** Salesforce, by its REST API. */
@NullMarked
package com.salesintelligence.ingest.salesforce;

import org.jspecify.annotations.NullMarked;
