package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares a writer's schema with a table and plans how rows are read. */
final class RowFormats {

  private static final int LARGEST_NUMBER = (1 << 29) - 1;

  private final DescriptorProto root;
  private final MessageTypes types;
  private final TableEntry table;

  private RowFormats(DescriptorProto root, TableEntry table) {
    this.root = root;
    types = new MessageTypes(root);
    this.table = table;
  }

  static RowFormat plan(DescriptorProto descriptor, TableEntry table) {
    return new RowFormats(descriptor, table).plan();
  }

  private RowFormat plan() {
    var plans = new HashMap<Integer, FieldPlan>();
    var taken = new HashSet<Integer>();
    for (FieldDescriptorProto field : root.getFieldList()) {
      requireNumber(field);
      FieldPlan plan = planTopLevel(field);
      if (!taken.add(plan.slot()) || plans.put(field.getNumber(), plan) != null) {
        throw new SchemaMismatch("Invalid proto schema: field " + plan.name() + " comes twice");
      }
    }
    return new RowFormat(table, new FieldPlans(plans));
  }

  private static void requireNumber(FieldDescriptorProto field) {
    if (field.getNumber() < 1 || field.getNumber() > LARGEST_NUMBER) {
      throw new SchemaMismatch(
          "Invalid proto schema: field %s has the number %d"
              .formatted(field.getName(), field.getNumber()));
    }
  }

  private FieldPlan planTopLevel(FieldDescriptorProto field) {
    int columns = table.columns().size();
    return switch (field.getName()) {
      case RowFormat.CHANGE_TYPE -> pseudo(field, columns);
      case RowFormat.CHANGE_SEQUENCE -> pseudo(field, columns + 1);
      default -> {
        int slot = slot(field);
        ColumnSchema column = table.columns().get(slot);
        FieldPlan plan = plan(field, slot, column.name(), column.type());
        yield TypeLimit.of(column).map(limit -> plan.limited(column.name(), limit)).orElse(plan);
      }
    };
  }

  private int slot(FieldDescriptorProto field) {
    List<ColumnSchema> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(FieldNames.of(field))) {
        return i;
      }
    }
    throw new SchemaMismatch(
        "Input schema has more fields than BigQuery schema, extra fields: '"
            + FieldNames.of(field).toLowerCase(Locale.ROOT)
            + "'",
        StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS);
  }

  private FieldPlan pseudo(FieldDescriptorProto field, int slot) {
    if (types.of(field) != Type.TYPE_STRING) {
      throw new SchemaMismatch("The field " + field.getName() + " must be a string");
    }
    return new FieldPlan(slot, field.getName(), Wire.BYTES, false, Texts.STRING);
  }

  private FieldPlan plan(FieldDescriptorProto field, int slot, String path, SqlType type) {
    boolean repeated = field.getLabel() == Label.LABEL_REPEATED;
    SqlType element = stored(type instanceof SqlType.Array array ? array.element() : type);
    if (repeated != type instanceof SqlType.Array) {
      throw mismatch(path, repeated ? "repeated" : "not repeated", type);
    }
    Conversion conversion =
        element instanceof SqlType.Struct struct
            ? struct(field, path, struct)
            : scalar(field, path, element);
    return new FieldPlan(slot, field.getName(), Wire.of(types.of(field)), repeated, conversion);
  }

  /** Ranges are sent as messages with a start and an end, and stored so. */
  private static SqlType stored(SqlType type) {
    return type instanceof SqlType.Scalar scalar && scalar.isRange()
        ? SqlType.structOf(
            new SqlType.Field("start", scalar.bound()), new SqlType.Field("end", scalar.bound()))
        : type;
  }

  private Conversion scalar(FieldDescriptorProto field, String path, SqlType type) {
    boolean message = types.of(field) == Type.TYPE_MESSAGE;
    if (message && (type == SqlType.Scalar.TIMESTAMP || type == SqlType.Scalar.TIMESTAMP_PICOS)) {
      return TimestampMessage.of(types.message(field))
          .map(found -> type == SqlType.Scalar.TIMESTAMP ? found : found.precise())
          .orElseThrow(() -> mismatch(path, "message", type));
    }
    if (message && Conversions.isWrapped(type)) {
      return wrapped(types.message(field), path, type);
    }
    if (type == SqlType.Scalar.INTERVAL) {
      throw new SchemaMismatch(
          "Column %s of type INTERVAL: the embedded BigQuery cannot write it by this API"
              .formatted(path));
    }
    Map<Long, String> names =
        types.of(field) == Type.TYPE_ENUM ? names(types.enumeration(field)) : Map.of();
    Conversion conversion =
        type instanceof SqlType.Scalar scalar
            ? Conversions.of(types.of(field), scalar, names)
            : null;
    if (conversion == null) {
      throw mismatch(path, types.of(field).name().substring(5).toLowerCase(Locale.ROOT), type);
    }
    return conversion;
  }

  private Conversion wrapped(DescriptorProto message, String path, SqlType type) {
    FieldDescriptorProto value =
        WrapperMessage.field(message).orElseThrow(() -> mismatch(path, "message", type));
    requireNumber(value);
    if (types.of(value) == Type.TYPE_MESSAGE) {
      throw mismatch(path, "message", type);
    }
    return new WrapperMessage(
        value.getNumber(), Wire.of(types.of(value)), scalar(value, path, type));
  }

  private Conversion struct(FieldDescriptorProto field, String path, SqlType.Struct type) {
    if (types.of(field) != Type.TYPE_MESSAGE) {
      throw mismatch(path, types.of(field).name().substring(5).toLowerCase(Locale.ROOT), type);
    }
    DescriptorProto nested = types.message(field);
    var plans = new HashMap<Integer, FieldPlan>();
    for (FieldDescriptorProto member : nested.getFieldList()) {
      requireNumber(member);
      int slot = member(type, member, path);
      SqlType.Field target = type.fields().get(slot);
      plans.put(member.getNumber(), plan(member, slot, path + "." + target.name(), target.type()));
    }
    boolean[] repeated = new boolean[type.fields().size()];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = type.fields().get(i).type() instanceof SqlType.Array;
    }
    return new StructConversion(new FieldPlans(plans), repeated.length, repeated);
  }

  private static int member(SqlType.Struct type, FieldDescriptorProto member, String path) {
    for (int i = 0; i < type.fields().size(); i++) {
      if (type.fields().get(i).name().equalsIgnoreCase(FieldNames.of(member))) {
        return i;
      }
    }
    throw new SchemaMismatch(
        "Input schema has more fields than BigQuery schema, extra fields: '"
            + path
            + "."
            + FieldNames.of(member)
            + "'",
        StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS);
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
