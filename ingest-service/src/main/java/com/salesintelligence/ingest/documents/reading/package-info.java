/** What runs in the process that reads documents: Tika, and nothing of the service. */
@NullMarked
package com.salesintelligence.ingest.documents.reading;

import org.jspecify.annotations.NullMarked;
