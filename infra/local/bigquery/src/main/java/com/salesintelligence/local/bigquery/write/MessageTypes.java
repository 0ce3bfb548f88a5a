package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types that a writer's descriptor brings along, by their dotted names. */
final class MessageTypes {

  private final Map<String, DescriptorProto> messages = new LinkedHashMap<>();
  private final Map<String, EnumDescriptorProto> enums = new LinkedHashMap<>();

  MessageTypes(DescriptorProto root) {
    add("", root);
  }

  private void add(String scope, DescriptorProto message) {
    String name = scope + "." + message.getName();
    messages.put(name, message);
    message.getEnumTypeList().forEach(type -> enums.put(name + "." + type.getName(), type));
    message.getNestedTypeList().forEach(nested -> add(name, nested));
  }

  /** The type of a field; a descriptor may leave it out where it names a message or an enum. */
  Type of(FieldDescriptorProto field) {
    if (field.hasType() || !field.hasTypeName()) {
      return field.getType();
    }
    return find(messages, field).isPresent() ? Type.TYPE_MESSAGE : Type.TYPE_ENUM;
  }

  DescriptorProto message(FieldDescriptorProto field) {
    return find(messages, field).orElseThrow(() -> missing("message type", field));
  }

  EnumDescriptorProto enumeration(FieldDescriptorProto field) {
    return find(enums, field).orElseThrow(() -> missing("enum", field));
  }

  private static SchemaMismatch missing(String what, FieldDescriptorProto field) {
    return new SchemaMismatch(
        "Invalid proto schema: %s %s is not in the writer's descriptor"
            .formatted(what, field.getTypeName()));
  }

  /** Names may be complete, relative to any scope, or those of the file that they come from. */
  private static <T> Optional<T> find(Map<String, T> types, FieldDescriptorProto field) {
    String name = field.getTypeName();
    String dotted = name.startsWith(".") ? name : "." + name;
    String simple = dotted.substring(dotted.lastIndexOf('.'));
    for (String end : new String[] {dotted, simple}) {
      for (var type : types.entrySet()) {
        if (type.getKey().endsWith(end)) {
          return Optional.of(type.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
