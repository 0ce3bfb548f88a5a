package com.salesintelligence.local.pubsub.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told.
 *
 * @param body JSON
 */
record Answer(int status, String body) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonFormat.Printer DETAILS =
      JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .usingTypeRegistry(TypeRegistry.newBuilder().add(ErrorInfo.getDescriptor()).build());

  static Answer ok(String json) {
    return new Answer(200, json);
  }

  static Answer invalid(@Nullable String problem) {
    return of(Status.INVALID_ARGUMENT.withDescription(problem), List.of());
  }

  static Answer of(Throwable failure) {
    com.google.rpc.@Nullable Status details = StatusProto.fromThrowable(failure);
    return of(
        Status.fromThrowable(failure), details == null ? List.of() : details.getDetailsList());
  }

  static Answer of(Status status) {
    return of(status, List.of());
  }

  private static Answer of(Status status, List<Any> details) {
    int code = httpCode(status.getCode());
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeNumberField("code", code);
      json.writeStringField("message", String.valueOf(status.getDescription()));
      json.writeStringField("status", status.getCode().name());
      if (!details.isEmpty()) {
        json.writeFieldName("details");
        json.writeRawValue(details.stream().map(Answer::detail).toList().toString());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(code, text.toString());
  }

  private static String detail(Any detail) {
    try {
      return DETAILS.print(detail);
    } catch (InvalidProtocolBufferException unknownType) {
      return "{\"@type\":\"" + detail.getTypeUrl() + "\"}";
    }
  }

  private static int httpCode(Status.Code code) {
    return switch (code) {
      case OK -> 200;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> 409;
      case RESOURCE_EXHAUSTED -> 429;
      case CANCELLED -> 499;
      case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
    };
  }
}
