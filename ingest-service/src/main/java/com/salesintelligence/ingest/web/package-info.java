/** Runs on request, over HTTP. */
@NullMarked
package com.salesintelligence.ingest.web;

import org.jspecify.annotations.NullMarked;
