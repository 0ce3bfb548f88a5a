/** Events and commands in, events out. */
@NullMarked
package com.salesintelligence.resolve.pubsub;

import org.jspecify.annotations.NullMarked;
