/** What ingest-service publishes and what it is told to do, on Pub/Sub. */
@NullMarked
package com.salesintelligence.ingest.messaging;

import org.jspecify.annotations.NullMarked;
