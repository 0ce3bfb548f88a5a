/** Requests by which sources say that something changed, and how they prove who they are. */
@NullMarked
package com.salesintelligence.ingest.webhooks;

import org.jspecify.annotations.NullMarked;
