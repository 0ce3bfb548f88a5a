package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** From the bytes of one event type to its handler. */
record Route<T extends Message>(String type, Parser<T> parser, Handler<T> handler) {

  @SuppressWarnings("unchecked")
  static <T extends Message> Route<T> of(T instance, Handler<T> handler) {
    return new Route<>(
        CloudEvents.typeOf(instance), (Parser<T>) instance.getParserForType(), handler);
  }

  CompletableFuture<Delivery> on(Incoming incoming, Map<String, String> trace) {
    T payload;
    try {
      CodedInputStream in = sharing(incoming.data());
      payload = parser.parseFrom(in);
      in.checkLastTagWas(0);
    } catch (InvalidProtocolBufferException e) {
      return CompletableFuture.completedFuture(
          Delivery.parked(
              MessagingError.UNREADABLE_EVENT,
              "The payload is not a %s: have its publisher send the type that ce-type names."
                  .formatted(type)));
    }
    return handler.on(CloudEvents.toEvent(incoming, trace, payload));
  }

  /** The bytes fields of an event, a mail above all, stay where they are in the message. */
  private static CodedInputStream sharing(ByteString data) {
    CodedInputStream in = data.newCodedInput();
    in.enableAliasing(true);
    return in;
  }
}
