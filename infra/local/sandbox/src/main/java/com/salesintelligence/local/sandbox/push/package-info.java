/** Publishes to Pub/Sub. */
@NullMarked
package com.salesintelligence.local.sandbox.push;

import org.jspecify.annotations.NullMarked;
