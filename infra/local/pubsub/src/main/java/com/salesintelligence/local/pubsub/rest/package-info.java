/** The same service as JSON over HTTP/1.1, by the port of gRPC. */
@NullMarked
package com.salesintelligence.local.pubsub.rest;

import org.jspecify.annotations.NullMarked;
