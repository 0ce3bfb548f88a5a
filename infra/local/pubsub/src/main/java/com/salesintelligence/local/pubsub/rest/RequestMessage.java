package com.salesintelligence.local.pubsub.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a message together from the body, the path and the query of a request. */
final class RequestMessage {

  private static final JsonFormat.Parser PARSER = JsonFormat.parser();

  private final Message.Builder builder;

  private RequestMessage(Message.Builder builder) {
    this.builder = builder;
  }

  static Message read(Message prototype, Routes.Found found, Request request) {
    var message = new RequestMessage(prototype.newBuilderForType());
    message.body(found.route().body(), request.body());
    found.variables().forEach((path, value) -> message.set(path, List.of(value)));
    Settings.withoutTheirs(request.query()).forEach(message::set);
    return message.builder.build();
  }

  private void body(String field, String json) {
    if (field.isEmpty()) {
      if (!json.isBlank() && !json.strip().equals("{}")) {
        throw new InvalidRequestException("This method takes no body.");
      }
    } else if (!json.isBlank()) {
      merge(json, field.equals("*") ? builder : builder.getFieldBuilder(field(builder, field)));
    }
  }

  /**
   * @param path of a field, which may be one of a field
   */
  private void set(String path, List<String> values) {
    String[] names = path.split("\\.", -1);
    Message.Builder at = builder;
    for (int i = 0; i < names.length - 1; i++) {
      FieldDescriptor within = field(at, names[i]);
      if (within.isRepeated() || within.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        throw unknown(path);
      }
      at = at.getFieldBuilder(within);
    }
    FieldDescriptor field = field(at, names[names.length - 1]);
    at.clearField(field);
    merge("{\"" + field.getJsonName() + "\":" + json(field, values) + "}", at);
  }

  private static String json(FieldDescriptor field, List<String> values) {
    return field.isRepeated()
        ? values.stream().map(RequestMessage::quoted).collect(Collectors.joining(",", "[", "]"))
        : quoted(values.getLast());
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static FieldDescriptor field(Message.Builder message, String name) {
    return message.getDescriptorForType().getFields().stream()
        .filter(field -> field.getName().equals(name) || field.getJsonName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static InvalidRequestException unknown(String name) {
    return new InvalidRequestException(
        "Invalid JSON payload received. Unknown name \"%s\": Cannot bind query parameter."
            .formatted(name));
  }

  private static void merge(String json, Message.Builder into) {
    try {
      PARSER.merge(json, into);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidRequestException("Invalid JSON payload received. " + e.getMessage());
    }
  }
}
