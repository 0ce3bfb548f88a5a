/**
 * What a sync is, without any technology: read a source, publish what it told, move the cursor,
 * record the run.
 */
@NullMarked
package com.salesintelligence.ingest.core;

import org.jspecify.annotations.NullMarked;
