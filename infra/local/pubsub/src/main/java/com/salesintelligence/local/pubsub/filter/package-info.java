/** Pub/Sub's filter language for subscriptions. */
@NullMarked
package com.salesintelligence.local.pubsub.filter;

import org.jspecify.annotations.NullMarked;
