/** Dialpad's API v2: calls, transcripts, users and webhooks. */
@NullMarked
package com.salesintelligence.local.sandbox.dialpad;

import org.jspecify.annotations.NullMarked;
