package com.salesintelligence.local.pubsub.schema;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the text of a .proto file: Wire parses it, protobuf's own descriptors check it. */
final class ProtoText {

  /** What a schema may import. */
  private static final Map<String, FileDescriptor> IMPORTS =
      Map.of(
          "google/protobuf/any.proto", AnyProto.getDescriptor(),
          "google/protobuf/duration.proto", DurationProto.getDescriptor(),
          "google/protobuf/empty.proto", EmptyProto.getDescriptor(),
          "google/protobuf/field_mask.proto", FieldMaskProto.getDescriptor(),
          "google/protobuf/struct.proto", StructProto.getDescriptor(),
          "google/protobuf/timestamp.proto", TimestampProto.getDescriptor(),
          "google/protobuf/wrappers.proto", WrappersProto.getDescriptor());

  private ProtoText() {}

  /** The one message type at the top. */
  static Descriptor messageType(String text) throws InvalidSchemaException {
    ProtoFileElement file = parse(text);
    refuse(!file.getServices().isEmpty(), "services");
    refuse(!file.getExtendDeclarations().isEmpty(), "extensions");
    refuse(!file.getPublicImports().isEmpty(), "public imports");
    boolean proto3 = isProto3(file.getSyntax());
    var descriptor =
        FileDescriptorProto.newBuilder()
            .setName("schema.proto")
            .setSyntax(proto3 ? "proto3" : "proto2");
    @Nullable String packageName = file.getPackageName();
    if (packageName != null) {
      descriptor.setPackage(packageName);
    }
    for (TypeElement type : file.getTypes()) {
      switch (type) {
        case MessageElement message ->
            descriptor.addMessageType(new ProtoMessageText(proto3).toDescriptor(message));
        case EnumElement values -> descriptor.addEnumType(toDescriptor(values, proto3));
        default -> throw new InvalidSchemaException("'%s' is not supported".formatted(type));
      }
    }
    if (descriptor.getMessageTypeCount() != 1) {
      throw new InvalidSchemaException(
          "it must define exactly one message type at the top (it has %d)"
              .formatted(descriptor.getMessageTypeCount()));
    }
    return link(descriptor.build(), imports(file)).getMessageTypes().getFirst();
  }

  private static ProtoFileElement parse(String text) throws InvalidSchemaException {
    try {
      return ProtoParser.Companion.parse(Location.get("schema.proto"), text);
    } catch (RuntimeException e) {
      // The parser tells syntax errors by exceptions of several kinds.
      throw new InvalidSchemaException("it is not protobuf: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static boolean isProto3(@Nullable Syntax syntax) throws InvalidSchemaException {
    String name = syntax == null ? "proto2" : syntax.toString();
    if (!name.equals("proto2") && !name.equals("proto3")) {
      throw new InvalidSchemaException("the syntax must be proto2 or proto3, not " + name);
    }
    return name.equals("proto3");
  }

  static EnumDescriptorProto toDescriptor(EnumElement element, boolean proto3)
      throws InvalidSchemaException {
    var descriptor = EnumDescriptorProto.newBuilder().setName(element.getName());
    for (var constant : element.getConstants()) {
      descriptor.addValue(
          EnumValueDescriptorProto.newBuilder()
              .setName(constant.getName())
              .setNumber(constant.getTag()));
    }
    if (proto3 && (descriptor.getValueCount() == 0 || descriptor.getValue(0).getNumber() != 0)) {
      throw new InvalidSchemaException(
          "the first value of the enum '%s' must be 0".formatted(element.getName()));
    }
    return descriptor.build();
  }

  static void refuse(boolean used, String what) throws InvalidSchemaException {
    if (used) {
      throw new InvalidSchemaException(what + " are not supported");
    }
  }

  private static FileDescriptor[] imports(ProtoFileElement file) throws InvalidSchemaException {
    List<FileDescriptor> imports = new ArrayList<>();
    for (String path : file.getImports()) {
      FileDescriptor imported = IMPORTS.get(path);
      if (imported == null) {
        throw new InvalidSchemaException("the import of '%s' is not supported".formatted(path));
      }
      imports.add(imported);
    }
    return imports.toArray(FileDescriptor[]::new);
  }

  private static FileDescriptor link(FileDescriptorProto file, FileDescriptor[] imports)
      throws InvalidSchemaException {
    var named = file.toBuilder();
    for (FileDescriptor imported : imports) {
      named.addDependency(imported.getFullName());
    }
    try {
      return FileDescriptor.buildFrom(named.build(), imports);
    } catch (DescriptorValidationException | RuntimeException e) {
      throw new InvalidSchemaException("it is not valid: " + e.getMessage(), e);
    }
  }
}
