/** Dialpad: calls and their transcripts. */
@NullMarked
package com.salesintelligence.ingest.dialpad;

import org.jspecify.annotations.NullMarked;
