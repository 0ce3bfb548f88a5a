/**
 * Pub/Sub for the services: one subscriber that decides ack, redelivery or parking; one publisher;
 * dead letters.
 */
@NullMarked
package com.salesintelligence.messaging;

import org.jspecify.annotations.NullMarked;
