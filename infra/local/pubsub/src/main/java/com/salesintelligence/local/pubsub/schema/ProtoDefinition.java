package com.salesintelligence.local.pubsub.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Objects;
import java.util.Optional;

/** A protobuf message type. */
record ProtoDefinition(Descriptor type) implements Definition {

  static ProtoDefinition parse(String text) throws InvalidSchemaException {
    return new ProtoDefinition(ProtoText.messageType(text));
  }

  @Override
  public boolean acceptsBinary(ByteString data) {
    try {
      return hasOnlyKnownFields(DynamicMessage.parseFrom(type, data));
    } catch (InvalidProtocolBufferException mismatch) {
      return false;
    }
  }

  private static boolean hasOnlyKnownFields(Message message) {
    return message.getUnknownFields().asMap().isEmpty()
        && message.getAllFields().values().stream().allMatch(ProtoDefinition::hasOnlyKnownFields);
  }

  private static boolean hasOnlyKnownFields(Object value) {
    return switch (value) {
      case Message message -> hasOnlyKnownFields(message);
      case Iterable<?> values -> {
        for (Object each : values) {
          if (!hasOnlyKnownFields(each)) {
            yield false;
          }
        }
        yield true;
      }
      default -> true;
    };
  }

  @Override
  public boolean acceptsJson(String text) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    try {
      JsonFormat.parser().merge(text, message);
      return message.isInitialized();
    } catch (InvalidProtocolBufferException mismatch) {
      return false;
    }
  }

  /** Optional fields may come and go; a field that stays, stays as it is. */
  @Override
  public Optional<String> conflictWith(Definition previous) {
    if (!(previous instanceof ProtoDefinition(Descriptor old))) {
      return Optional.of("the type of a schema cannot change");
    }
    for (FieldDescriptor field : old.getFields()) {
      FieldDescriptor now = type.findFieldByNumber(field.getNumber());
      if (now == null ? field.isRequired() : !isSame(field, now)) {
        return Optional.of("the field '%s' was changed".formatted(field.getName()));
      }
    }
    return type.getFields().stream()
        .filter(field -> field.isRequired() && old.findFieldByNumber(field.getNumber()) == null)
        .map(field -> "the new field '%s' is required".formatted(field.getName()))
        .findFirst();
  }

  private static boolean isSame(FieldDescriptor before, FieldDescriptor now) {
    return before.getName().equals(now.getName())
        && before.getType() == now.getType()
        && before.isRepeated() == now.isRepeated()
        && before.isRequired() == now.isRequired()
        && Objects.equals(typeName(before), typeName(now));
  }

  private static String typeName(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      default -> "";
    };
  }
}
