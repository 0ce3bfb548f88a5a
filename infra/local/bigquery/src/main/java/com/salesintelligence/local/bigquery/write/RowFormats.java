package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Compares a writer's schema with a table and plans how rows are read. */
final class RowFormats {

  private final DescriptorProto root;
  private final TableEntry table;

  private RowFormats(DescriptorProto root, TableEntry table) {
    this.root = root;
    this.table = table;
  }

  static RowFormat plan(DescriptorProto descriptor, TableEntry table) {
    return new RowFormats(descriptor, table).plan();
  }

  private RowFormat plan() {
    var plans = new HashMap<Integer, FieldPlan>();
    for (FieldDescriptorProto field : root.getFieldList()) {
      plans.put(field.getNumber(), planTopLevel(field));
    }
    return new RowFormat(table, new FieldPlans(plans));
  }

  private FieldPlan planTopLevel(FieldDescriptorProto field) {
    int columns = table.columns().size();
    return switch (field.getName()) {
      case RowFormat.CHANGE_TYPE -> pseudo(field, columns);
      case RowFormat.CHANGE_SEQUENCE -> pseudo(field, columns + 1);
      default -> {
        int slot = slot(field);
        ColumnSchema column = table.columns().get(slot);
        yield plan(root, field, slot, column.name(), column.type());
      }
    };
  }

  private int slot(FieldDescriptorProto field) {
    List<ColumnSchema> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(field.getName())) {
        return i;
      }
    }
    throw new SchemaMismatch(
        "Input schema has more fields than BigQuery schema, extra fields: '"
            + field.getName().toLowerCase(Locale.ROOT)
            + "'",
        StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS);
  }

  private static FieldPlan pseudo(FieldDescriptorProto field, int slot) {
    if (field.getType() != Type.TYPE_STRING) {
      throw new SchemaMismatch("The field " + field.getName() + " must be a string");
    }
    return new FieldPlan(slot, field.getName(), Wire.BYTES, false, Texts.STRING);
  }

  private FieldPlan plan(
      DescriptorProto message, FieldDescriptorProto field, int slot, String path, SqlType type) {
    boolean repeated = field.getLabel() == Label.LABEL_REPEATED;
    SqlType element = type instanceof SqlType.Array array ? array.element() : type;
    if (repeated != type instanceof SqlType.Array) {
      throw mismatch(path, repeated ? "repeated" : "not repeated", type);
    }
    Conversion conversion =
        element instanceof SqlType.Struct struct
            ? struct(message, field, path, struct)
            : scalar(message, field, path, element);
    return new FieldPlan(slot, field.getName(), Wire.of(field.getType()), repeated, conversion);
  }

  private Conversion scalar(
      DescriptorProto message, FieldDescriptorProto field, String path, SqlType type) {
    Map<Long, String> names =
        field.getType() == Type.TYPE_ENUM ? enumNames(message, field) : Map.of();
    Conversion conversion =
        type instanceof SqlType.Scalar scalar
            ? Conversions.of(field.getType(), scalar, names)
            : null;
    if (conversion == null) {
      throw mismatch(path, field.getType().name().substring(5).toLowerCase(Locale.ROOT), type);
    }
    return conversion;
  }

  private Conversion struct(
      DescriptorProto message, FieldDescriptorProto field, String path, SqlType.Struct type) {
    if (field.getType() != Type.TYPE_MESSAGE) {
      throw mismatch(path, field.getType().name().substring(5).toLowerCase(Locale.ROOT), type);
    }
    DescriptorProto nested = messageType(message, field.getTypeName());
    var plans = new HashMap<Integer, FieldPlan>();
    for (FieldDescriptorProto member : nested.getFieldList()) {
      int slot = member(type, member, path);
      SqlType.Field target = type.fields().get(slot);
      plans.put(
          member.getNumber(),
          plan(nested, member, slot, path + "." + target.name(), target.type()));
    }
    boolean[] repeated = new boolean[type.fields().size()];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = type.fields().get(i).type() instanceof SqlType.Array;
    }
    return new StructConversion(new FieldPlans(plans), repeated.length, repeated);
  }

  private static int member(SqlType.Struct type, FieldDescriptorProto member, String path) {
    for (int i = 0; i < type.fields().size(); i++) {
      if (type.fields().get(i).name().equalsIgnoreCase(member.getName())) {
        return i;
      }
    }
    throw new SchemaMismatch(
        "Input schema has more fields than BigQuery schema, extra fields: '"
            + path
            + "."
            + member.getName()
            + "'",
        StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS);
  }

  /** Descriptors are self-contained: a type is nested in this message, or in the root. */
  private DescriptorProto messageType(DescriptorProto message, String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    for (DescriptorProto scope : List.of(message, root)) {
      for (DescriptorProto nested : scope.getNestedTypeList()) {
        if (nested.getName().equals(simple)) {
          return nested;
        }
      }
    }
    throw new SchemaMismatch(
        "Invalid proto schema: message type " + name + " is not nested in the writer's descriptor");
  }

  /** Google's converter wraps each enum into a message of its own: {@code a_b_Color_E.Color}. */
  private Map<Long, String> enumNames(DescriptorProto message, FieldDescriptorProto field) {
    String simple = field.getTypeName().substring(field.getTypeName().lastIndexOf('.') + 1);
    return Stream.of(message, root)
        .flatMap(scope -> Stream.concat(Stream.of(scope), scope.getNestedTypeList().stream()))
        .flatMap(scope -> scope.getEnumTypeList().stream())
        .filter(candidate -> candidate.getName().equals(simple))
        .findFirst()
        .map(RowFormats::names)
        .orElseThrow(
            () ->
                new SchemaMismatch(
                    "Invalid proto schema: enum "
                        + field.getTypeName()
                        + " is not in the writer's descriptor"));
  }

  private static Map<Long, String> names(EnumDescriptorProto type) {
    var names = new HashMap<Long, String>();
    type.getValueList().forEach(value -> names.put((long) value.getNumber(), value.getName()));
    return names;
  }

  private SchemaMismatch mismatch(String path, String found, SqlType type) {
    return new SchemaMismatch(
        "The proto field mismatched with BigQuery field at %s.%s, the proto field type %s, BigQuery field type %s"
            .formatted(root.getName(), path, found, type.googleSql()));
  }
}
