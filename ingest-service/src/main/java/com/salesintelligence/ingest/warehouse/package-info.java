/** The tables that ingest-service owns, and what it looks up in those of others. */
@NullMarked
package com.salesintelligence.ingest.warehouse;

import org.jspecify.annotations.NullMarked;
