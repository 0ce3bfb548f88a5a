package com.salesintelligence.local.bigquery.read;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes columns in Avro's types, as BigQuery maps them. */
final class AvroSchemas {

  private int records;

  static String of(List<ColumnSchema> columns) {
    var schemas = new AvroSchemas();
    ObjectNode root = Json.object().put("type", "record").put("name", "__root__");
    ArrayNode fields = root.putArray("fields");
    for (ColumnSchema column : columns) {
      fields.add(schemas.field(column.name(), column.type(), column.required()));
    }
    return root.toString();
  }

  private ObjectNode field(String name, SqlType type, boolean required) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw SqlError.unsupported("Reading column " + name + " in Avro, which knows no such names");
    }
    ObjectNode field = Json.object().put("name", name);
    if (type instanceof SqlType.Array(SqlType element)) {
      field.set("type", Json.object().put("type", "array").set("items", nullable(element)));
    } else {
      field.set("type", required ? type(type) : nullable(type));
    }
    return field;
  }

  private ArrayNode nullable(SqlType type) {
    return Json.MAPPER.createArrayNode().add("null").add(type(type));
  }

  private JsonNode type(SqlType type) {
    return switch (type) {
      case SqlType.Array array -> throw new IllegalArgumentException("An array of arrays");
      case SqlType.Struct(List<SqlType.Field> members) -> {
        ObjectNode record = Json.object().put("type", "record").put("name", "__s_" + records++);
        ArrayNode fields = record.putArray("fields");
        members.forEach(member -> fields.add(field(member.name(), member.type(), false)));
        yield record;
      }
      case SqlType.Scalar scalar -> scalar(scalar);
    };
  }

  private static JsonNode scalar(SqlType.Scalar type) {
    return switch (type) {
      case STRING -> Json.MAPPER.valueToTree("string");
      case BYTES -> Json.MAPPER.valueToTree("bytes");
      case INT64 -> Json.MAPPER.valueToTree("long");
      case FLOAT64 -> Json.MAPPER.valueToTree("double");
      case BOOL -> Json.MAPPER.valueToTree("boolean");
      case NUMERIC -> logical("bytes", "decimal").put("precision", 38).put("scale", 9);
      case BIGNUMERIC -> logical("bytes", "decimal").put("precision", 77).put("scale", 38);
      case DATE -> logical("int", "date");
      case TIME -> logical("long", "time-micros");
      case TIMESTAMP -> logical("long", "timestamp-micros");
      case TIMESTAMP_PICOS -> logical("long", "timestamp-nanos");
      case DATETIME -> logical("string", "datetime");
      case JSON, GEOGRAPHY -> Json.object().put("type", "string").put("sqlType", type.name());
      default -> throw SqlError.unsupported("Reading a column of type " + type);
    };
  }

  private static ObjectNode logical(String type, String meaning) {
    return Json.object().put("type", type).put("logicalType", meaning);
  }
}
