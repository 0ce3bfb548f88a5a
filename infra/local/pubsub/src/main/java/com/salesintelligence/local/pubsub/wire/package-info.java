/** Messages between the network and memory without a protobuf object for each of them. */
@NullMarked
package com.salesintelligence.local.pubsub.wire;

import org.jspecify.annotations.NullMarked;
