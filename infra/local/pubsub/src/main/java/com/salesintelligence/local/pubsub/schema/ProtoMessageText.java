package com.salesintelligence.local.pubsub.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the descriptor of a parsed message. */
final class ProtoMessageText {

  private static final Pattern MAP =
      Pattern.compile("map\\s*<\\s*([\\w.]+)\\s*,\\s*([\\w.]+)\\s*>");
  private static final Map<String, Type> SCALARS =
      Stream.of(Type.values())
          .filter(type -> type != Type.TYPE_MESSAGE && type != Type.TYPE_ENUM)
          .filter(type -> type != Type.TYPE_GROUP)
          .collect(
              Collectors.toMap(
                  type -> type.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT),
                  type -> type));

  private static final Set<String> KEYS =
      SCALARS.keySet().stream()
          .filter(type -> !Set.of("double", "float", "bytes").contains(type))
          .collect(Collectors.toUnmodifiableSet());

  private final boolean proto3;

  ProtoMessageText(boolean proto3) {
    this.proto3 = proto3;
  }

  DescriptorProto toDescriptor(MessageElement element) throws InvalidSchemaException {
    ProtoText.refuse(!element.getGroups().isEmpty(), "groups");
    ProtoText.refuse(!element.getExtensions().isEmpty(), "extensions");
    ProtoText.refuse(!element.getExtendDeclarations().isEmpty(), "extensions");
    var message = DescriptorProto.newBuilder().setName(element.getName());
    for (TypeElement nested : element.getNestedTypes()) {
      switch (nested) {
        case MessageElement inner -> message.addNestedType(toDescriptor(inner));
        case EnumElement values -> message.addEnumType(ProtoText.toDescriptor(values, proto3));
        default -> throw new InvalidSchemaException("'%s' is not supported".formatted(nested));
      }
    }
    for (OneOfElement choice : element.getOneOfs()) {
      ProtoText.refuse(!choice.getGroups().isEmpty(), "groups");
      message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(choice.getName()));
      for (FieldElement field : choice.getFields()) {
        message.addField(field(field, message).setOneofIndex(message.getOneofDeclCount() - 1));
      }
    }
    addFields(element.getFields(), message);
    return message.build();
  }

  private void addFields(List<FieldElement> fields, DescriptorProto.Builder message)
      throws InvalidSchemaException {
    List<FieldDescriptorProto.Builder> optional = new ArrayList<>();
    for (FieldElement element : fields) {
      FieldDescriptorProto.Builder field = field(element, message);
      if (proto3 && element.getLabel() == Field.Label.REQUIRED) {
        throw new InvalidSchemaException("proto3 has no required fields");
      }
      if (proto3 && element.getLabel() == Field.Label.OPTIONAL) {
        optional.add(field);
      } else {
        message.addField(field);
      }
    }
    // The choices of one that stand for 'optional' come after all that were written.
    for (FieldDescriptorProto.Builder field : optional) {
      message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
      message.addField(
          field.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount() - 1));
    }
  }

  private static FieldDescriptorProto.Builder field(
      FieldElement element, DescriptorProto.Builder message) throws InvalidSchemaException {
    var field =
        FieldDescriptorProto.newBuilder()
            .setName(element.getName())
            .setNumber(element.getTag())
            .setLabel(label(element.getLabel()));
    @Nullable String jsonName = element.getJsonName();
    if (jsonName != null) {
      field.setJsonName(jsonName);
    }
    @Nullable String defaultValue = element.getDefaultValue();
    if (defaultValue != null) {
      field.setDefaultValue(defaultValue);
    }
    Matcher map = MAP.matcher(element.getType());
    if (map.matches()) {
      if (!KEYS.contains(map.group(1))) {
        throw new InvalidSchemaException("'%s' cannot be the key of a map".formatted(map.group(1)));
      }
      DescriptorProto entry = mapEntry(element.getName(), map.group(1), map.group(2));
      message.addNestedType(entry);
      return field.setLabel(Label.LABEL_REPEATED).setTypeName(entry.getName());
    }
    return typed(field, element.getType());
  }

  private static Label label(Field.@Nullable Label label) {
    if (label == Field.Label.REPEATED) {
      return Label.LABEL_REPEATED;
    }
    return label == Field.Label.REQUIRED ? Label.LABEL_REQUIRED : Label.LABEL_OPTIONAL;
  }

  private static FieldDescriptorProto.Builder typed(
      FieldDescriptorProto.Builder field, String type) {
    Type scalar = SCALARS.get(type);
    return scalar == null ? field.setTypeName(type) : field.setType(scalar);
  }

  private static DescriptorProto mapEntry(String field, String keyType, String valueType) {
    return DescriptorProto.newBuilder()
        .setName(entryName(field))
        .setOptions(MessageOptions.newBuilder().setMapEntry(true))
        .addField(
            typed(
                FieldDescriptorProto.newBuilder()
                    .setName("key")
                    .setNumber(1)
                    .setLabel(Label.LABEL_OPTIONAL),
                keyType))
        .addField(
            typed(
                FieldDescriptorProto.newBuilder()
                    .setName("value")
                    .setNumber(2)
                    .setLabel(Label.LABEL_OPTIONAL),
                valueType))
        .build();
  }

  /** {@code my_map} has entries of the type {@code MyMapEntry}. */
  private static String entryName(String field) {
    return Stream.of(field.split("_", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining())
        + "Entry";
  }
}
