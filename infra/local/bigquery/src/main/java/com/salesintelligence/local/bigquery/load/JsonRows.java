package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.store.StructMembers;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects as rows of a table. */
final class JsonRows {

  private final List<ColumnSchema> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final boolean ignoreUnknown;
  private final boolean jsonAsText;

  /**
   * @param ignoreUnknown whether fields that the table has not are left out; else they are errors
   * @param jsonAsText whether a text in a JSON column is JSON itself, as requests write it; these
   *     hold no flag for a text either
   */
  JsonRows(List<ColumnSchema> columns, boolean ignoreUnknown, boolean jsonAsText) {
    this.columns = columns;
    this.ignoreUnknown = ignoreUnknown;
    this.jsonAsText = jsonAsText;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
    }
  }

  /**
   * The values of a row; which columns it does not mention is left to the writer.
   *
   * @throws BadRow where the table cannot hold the row
   */
  Row read(ObjectNode object) {
    @Nullable Object[] values = new Object[columns.size()];
    boolean[] given = new boolean[columns.size()];
    for (var field : object.properties()) {
      Integer place = places.get(field.getKey().toLowerCase(Locale.ROOT));
      if (place != null) {
        values[place] = value(columns.get(place).type(), field.getValue(), field.getKey());
        given[place] = true;
      } else if (!ignoreUnknown) {
        throw new BadRow(field.getKey(), "no such field: " + field.getKey() + ".");
      }
    }
    return new Row(values, given);
  }

  private @Nullable Object value(SqlType type, JsonNode node, String path) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> elements(element, node, path);
      case SqlType.Struct struct -> node.isNull() ? null : members(struct, node, path);
      case SqlType.Scalar scalar -> node.isNull() ? null : scalar(scalar, node, path);
    };
  }

  private List<Object> elements(SqlType element, JsonNode node, String path) {
    var elements = new ArrayList<Object>();
    if (!node.isNull() && !node.isArray()) {
      throw new BadRow(
          path, "Repeated field must be imported as a JSON array. Field: " + path + ".");
    }
    int index = 0;
    for (JsonNode each : node) {
      Object value = value(element, each, path + "[" + index++ + "]");
      if (value == null) {
        throw new BadRow(
            path, "Only optional fields can be set to NULL. Field: " + path + "; Value: NULL");
      }
      elements.add(value);
    }
    return elements;
  }

  private StructMembers members(SqlType.Struct struct, JsonNode node, String path) {
    if (!(node instanceof ObjectNode object)) {
      throw new BadRow(path, "This field: " + path + " is a record.");
    }
    Map<String, JsonNode> given = new HashMap<>();
    object.properties().forEach(e -> given.put(e.getKey().toLowerCase(Locale.ROOT), e.getValue()));
    var members = new StructMembers();
    for (SqlType.Field field : struct.fields()) {
      JsonNode member = given.remove(field.name().toLowerCase(Locale.ROOT));
      String place = path + "." + field.name();
      if (member != null) {
        members.add(value(field.type(), member, place));
      } else {
        members.add(field.type() instanceof SqlType.Array ? new ArrayList<Object>() : null);
      }
    }
    if (!given.isEmpty() && !ignoreUnknown) {
      String unknown = path + "." + given.keySet().iterator().next();
      throw new BadRow(unknown, "no such field: " + unknown + ".");
    }
    return members;
  }

  private Object scalar(SqlType.Scalar type, JsonNode node, String path) {
    if (type == SqlType.Scalar.JSON) {
      return jsonAsText && node.isString()
          ? ScalarText.parse(type, node.asString(), path)
          : node.toString();
    }
    if (type.isRange() && node instanceof ObjectNode range) {
      return range(type.bound(), range, path);
    }
    if (node.isContainer()) {
      throw new BadRow(
          path,
          node.isArray()
              ? "Array specified for non-repeated field: " + path + "."
              : "This field: " + path + " is not a record.");
    }
    if (type == SqlType.Scalar.STRING && node.isBoolean() && jsonAsText) {
      throw new BadRow(path, "Conversion from bool to std::string is unsupported.");
    }
    if (type == SqlType.Scalar.INT64 && node.isNumber()) {
      return integer(node, path);
    }
    return ScalarText.parse(type, node.asString(), path);
  }

  private StructMembers range(SqlType.Scalar bound, ObjectNode range, String path) {
    var ends = new StructMembers();
    for (String end : List.of("start", "end")) {
      JsonNode value = range.path(end);
      boolean open = value.isMissingNode() || value.isNull();
      ends.add(open ? null : scalar(bound, value, path + "." + end));
    }
    return ends;
  }

  private static Object integer(JsonNode node, String path) {
    try {
      return node.decimalValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new BadRow(path, "Cannot convert value to integer (bad value): " + node);
    }
  }

  /** A line of a file, or the object of a request. */
  static ObjectNode object(String line) {
    try {
      if (Json.MAPPER.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (tools.jackson.core.JacksonException e) {
      throw new BadRow(
          "",
          "Error while reading data, error message: JSON parsing error: " + e.getOriginalMessage());
    }
    throw new BadRow(
        "", "Error while reading data, error message: JSON parsing error: an object is expected");
  }

  /**
   * The values of a row.
   *
   * @param given which columns the row mentions
   */
  record Row(@Nullable Object[] values, boolean[] given) {}
}
