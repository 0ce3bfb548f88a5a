package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas as the REST API writes them. */
public final class TableSchemas {

  private TableSchemas() {}

  public static List<ColumnSchema> read(JsonNode schema) {
    var columns = new ArrayList<ColumnSchema>();
    for (JsonNode field : schema.path("fields")) {
      String mode = field.path("mode").asString("NULLABLE").toUpperCase(Locale.ROOT);
      columns.add(
          new ColumnSchema(
              Json.text(field, "name"),
              typeOf(field),
              mode.equals("REQUIRED"),
              Json.text(field, "description")));
    }
    return columns;
  }

  private static SqlType typeOf(JsonNode field) {
    if (!Json.text(field, "defaultValueExpression").isEmpty()) {
      throw ApiError.unsupported("Default value of column " + Json.text(field, "name"));
    }
    String type = Json.text(field, "type").toUpperCase(Locale.ROOT);
    SqlType element =
        type.equals("RECORD") || type.equals("STRUCT") ? structOf(field) : SqlType.parse(type);
    boolean repeated = "REPEATED".equalsIgnoreCase(Json.text(field, "mode"));
    return repeated ? SqlType.arrayOf(element) : element;
  }

  private static SqlType structOf(JsonNode field) {
    var fields = new ArrayList<SqlType.Field>();
    for (JsonNode member : field.path("fields")) {
      fields.add(new SqlType.Field(Json.text(member, "name"), typeOf(member)));
    }
    return new SqlType.Struct(fields);
  }

  public static ObjectNode write(List<ColumnSchema> columns) {
    ObjectNode schema = Json.object();
    ArrayNode fields = schema.putArray("fields");
    for (ColumnSchema column : columns) {
      ObjectNode field = fields.addObject();
      field.put("name", column.name());
      describe(field, column.type(), column.mode());
      if (!column.description().isEmpty()) {
        field.put("description", column.description());
      }
    }
    return schema;
  }

  private static void describe(ObjectNode field, SqlType type, String mode) {
    switch (type) {
      case SqlType.Array array -> describe(field, array.element(), "REPEATED");
      case SqlType.Struct struct -> {
        field.put("type", "RECORD").put("mode", mode);
        ArrayNode members = field.putArray("fields");
        for (SqlType.Field member : struct.fields()) {
          ObjectNode node = members.addObject();
          node.put("name", member.name());
          describe(node, member.type(), "NULLABLE");
        }
      }
      case SqlType.Scalar scalar -> field.put("type", restName(scalar)).put("mode", mode);
    }
  }

  /** The API's own names for the types that it named before GoogleSQL did. */
  private static String restName(SqlType.Scalar scalar) {
    return switch (scalar) {
      case INT64 -> "INTEGER";
      case FLOAT64 -> "FLOAT";
      case BOOL -> "BOOLEAN";
      default -> scalar.name();
    };
  }
}
