/** The embedded Pub/Sub server, for Google's clients as they are. */
@NullMarked
package com.salesintelligence.local.pubsub;

import org.jspecify.annotations.NullMarked;
