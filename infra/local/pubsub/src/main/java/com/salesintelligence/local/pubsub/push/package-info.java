/** Push subscriptions: messages are posted to an HTTP endpoint on this machine. */
@NullMarked
package com.salesintelligence.local.pubsub.push;

import org.jspecify.annotations.NullMarked;
