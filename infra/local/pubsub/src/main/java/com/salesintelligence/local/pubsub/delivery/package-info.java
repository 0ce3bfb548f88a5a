/** How the messages of one subscription reach its subscribers. */
@NullMarked
package com.salesintelligence.local.pubsub.delivery;

import org.jspecify.annotations.NullMarked;
