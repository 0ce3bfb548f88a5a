/** Reads folders of CSV, NDJSON and JSON files, each dataset described by a YAML beside them. */
@NullMarked
package com.salesintelligence.ingest.datasets;

import org.jspecify.annotations.NullMarked;
