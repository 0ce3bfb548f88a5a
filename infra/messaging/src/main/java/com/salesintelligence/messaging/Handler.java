package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import java.util.concurrent.CompletableFuture;

/**
 * Handles events of one type. It must not block on the warehouse: it collects, and completes the
 * future when what it stored is confirmed. The message is acknowledged then, and only then. A
 * failed future means redelivery with back-off.
 */
@FunctionalInterface
public interface Handler<T extends Message> {

  CompletableFuture<Delivery> on(Event<T> event);
}
