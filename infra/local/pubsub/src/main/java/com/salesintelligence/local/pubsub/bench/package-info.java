/** Compares this server with Google's emulator; run by hand. */
@NullMarked
package com.salesintelligence.local.pubsub.bench;

import org.jspecify.annotations.NullMarked;
