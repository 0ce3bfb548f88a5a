/** Schemas for messages: what a definition means, and whether a message follows it. */
@NullMarked
package com.salesintelligence.local.pubsub.schema;

import org.jspecify.annotations.NullMarked;
