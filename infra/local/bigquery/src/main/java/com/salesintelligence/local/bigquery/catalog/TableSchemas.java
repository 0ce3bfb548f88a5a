package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas as the REST API writes them. */
public final class TableSchemas {

  private static final long MICROSECONDS = 6;
  private static final long PICOSECONDS = 12;
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "type",
          "mode",
          "description",
          "fields",
          "defaultValueExpression",
          "rangeElementType",
          "timestampPrecision",
          "maxLength",
          "precision",
          "scale",
          "categories");
  private static final Set<String> KNOWN_INSIDE =
      Set.of(
          "name",
          "type",
          "mode",
          "description",
          "fields",
          "categories",
          "rangeElementType",
          "timestampPrecision");

  private TableSchemas() {}

  public static List<ColumnSchema> read(JsonNode schema) {
    var columns = new ArrayList<ColumnSchema>();
    for (JsonNode field : schema.path("fields")) {
      Json.only(field, "TableFieldSchema", KNOWN);
      String mode = field.path("mode").asString("NULLABLE").toUpperCase(Locale.ROOT);
      columns.add(
          new ColumnSchema(
              nameOf(field),
              typeOf(field),
              mode.equals("REQUIRED"),
              Json.text(field, "description"),
              Json.text(field, "defaultValueExpression"),
              parameters(field)));
    }
    return columns;
  }

  private static String nameOf(JsonNode field) {
    String name = Json.text(field, "name");
    if (name.isEmpty()) {
      throw ApiError.invalid("Field is missing its name");
    }
    return name;
  }

  private static String parameters(JsonNode field) {
    if (field.hasNonNull("maxLength")) {
      return field.path("maxLength").asString();
    }
    if (field.hasNonNull("precision")) {
      String scale = field.hasNonNull("scale") ? "," + field.path("scale").asString() : "";
      return field.path("precision").asString() + scale;
    }
    return "";
  }

  private static SqlType typeOf(JsonNode field) {
    String type = Json.text(field, "type").toUpperCase(Locale.ROOT);
    SqlType element =
        switch (type) {
          case "RECORD", "STRUCT" -> structOf(field);
          case "RANGE" ->
              SqlType.parse("RANGE<" + Json.text(field.path("rangeElementType"), "type") + ">");
          default -> SqlType.parse(type);
        };
    boolean repeated = "REPEATED".equalsIgnoreCase(Json.text(field, "mode"));
    return precise(field, repeated ? SqlType.arrayOf(element) : element);
  }

  private static SqlType precise(JsonNode field, SqlType type) {
    long digits = field.path("timestampPrecision").asLong(MICROSECONDS);
    if (digits == MICROSECONDS) {
      return type;
    }
    if (digits != PICOSECONDS || TypeLimit.elementOf(type) != SqlType.Scalar.TIMESTAMP) {
      throw ApiError.invalid(
          "Field %s: timestampPrecision %d is neither 6 nor 12 of a TIMESTAMP"
              .formatted(nameOf(field), digits));
    }
    if (type instanceof SqlType.Array || field.hasNonNull("defaultValueExpression")) {
      throw ApiError.unsupported(
          "timestampPrecision 12 of a repeated field, or of one with a default value");
    }
    return SqlType.Scalar.TIMESTAMP_PICOS;
  }

  private static SqlType structOf(JsonNode field) {
    var fields = new ArrayList<SqlType.Field>();
    for (JsonNode member : field.path("fields")) {
      Json.only(member, "TableFieldSchema (of a nested field)", KNOWN_INSIDE);
      if (typeOf(member) == SqlType.Scalar.TIMESTAMP_PICOS) {
        throw ApiError.unsupported("timestampPrecision 12 of a nested field");
      }
      fields.add(new SqlType.Field(nameOf(member), typeOf(member)));
    }
    return new SqlType.Struct(fields);
  }

  /**
   * The schema of a table that a statement makes: BigQuery leaves out that a column is nullable.
   */
  public static ObjectNode ofStatement(List<ColumnSchema> columns) {
    ObjectNode schema = write(columns);
    withoutNullable(schema.path("fields"));
    return schema;
  }

  private static void withoutNullable(JsonNode fields) {
    for (JsonNode field : fields) {
      if (Json.text(field, "mode").equals("NULLABLE") && field instanceof ObjectNode object) {
        object.remove("mode");
      }
      withoutNullable(field.path("fields"));
    }
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
      if (!column.defaultValue().isEmpty()) {
        field.put("defaultValueExpression", column.defaultValue());
      }
      if (!column.parameters().isEmpty()) {
        writeParameters(field, column);
      }
    }
    return schema;
  }

  private static void writeParameters(ObjectNode field, ColumnSchema column) {
    String[] parameters = column.parameters().split(",");
    boolean decimal = TypeLimit.elementOf(column.type()) == SqlType.Scalar.NUMERIC;
    field.put(decimal ? "precision" : "maxLength", parameters[0].strip());
    if (parameters.length > 1) {
      field.put("scale", parameters[1].strip());
    }
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
      case SqlType.Scalar scalar -> {
        field.put("type", restName(scalar)).put("mode", mode);
        if (scalar == SqlType.Scalar.TIMESTAMP_PICOS) {
          field.put("timestampPrecision", Long.toString(PICOSECONDS));
        }
        if (scalar.isRange()) {
          field.putObject("rangeElementType").put("type", scalar.bound().name());
        }
      }
    }
  }

  /** The API's own names for the types that it named before GoogleSQL did. */
  private static String restName(SqlType.Scalar scalar) {
    return switch (scalar) {
      case INT64 -> "INTEGER";
      case FLOAT64 -> "FLOAT";
      case BOOL -> "BOOLEAN";
      case TIMESTAMP_PICOS -> "TIMESTAMP";
      case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> "RANGE";
      default -> scalar.name();
    };
  }
}
