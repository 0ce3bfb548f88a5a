package com.salesintelligence.contracts.warehouse;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.salesintelligence.contracts.tables.options.ColumnOptions;
import com.salesintelligence.contracts.tables.options.ColumnType;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import java.util.List;

/** One column of a table: a field of its row type. */
public record Column(
    String name, String type, boolean repeated, String description, List<Column> fields) {

  static Column of(FieldDescriptor field) {
    ColumnOptions options = field.getOptions().getExtension(OptionsProto.column);
    List<Column> fields =
        field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
            ? field.getMessageType().getFields().stream().map(Column::of).toList()
            : List.of();
    return new Column(
        field.getName(),
        typeOf(field, options.getType()),
        field.isRepeated(),
        options.getDescription(),
        fields);
  }

  /** As DDL writes it, for example {@code ARRAY<STRING>}. */
  public String ddlType() {
    return repeated ? "ARRAY<" + elementType() + ">" : elementType();
  }

  private String elementType() {
    if (fields.isEmpty()) {
      return type;
    }
    var members = fields.stream().map(f -> f.name() + " " + f.ddlType()).toList();
    return "STRUCT<" + String.join(", ", members) + ">";
  }

  private static String typeOf(FieldDescriptor field, ColumnType declared) {
    return switch (declared) {
      case TIMESTAMP, DATE, NUMERIC, JSON -> declared.name();
      case FROM_FIELD ->
          switch (field.getJavaType()) {
            case STRING, ENUM -> "STRING";
            case INT, LONG -> "INT64";
            case DOUBLE, FLOAT -> "FLOAT64";
            case BOOLEAN -> "BOOL";
            case BYTE_STRING -> "BYTES";
            case MESSAGE -> "STRUCT";
          };
    };
  }
}
