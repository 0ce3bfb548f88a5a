package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows as JSON objects, one a line; what is NULL is left out. */
final class JsonWriter implements RowText {

  @Override
  public void begin(Writer out, List<ColumnSchema> columns) {}

  @Override
  public void write(Writer out, List<ColumnSchema> columns, @Nullable Object[] row)
      throws IOException {
    ObjectNode object = Json.object();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        object.set(columns.get(i).name(), node(columns.get(i).type(), value));
      }
    }
    out.write(object.toString());
    out.write('\n');
  }

  private static JsonNode node(SqlType type, Object value) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        ArrayNode array = Json.MAPPER.createArrayNode();
        ((List<?>) value).forEach(each -> array.add(node(element, each)));
        yield array;
      }
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        ObjectNode object = Json.object();
        List<?> members = (List<?>) value;
        for (int i = 0; i < fields.size(); i++) {
          if (members.get(i) != null) {
            object.set(fields.get(i).name(), node(fields.get(i).type(), members.get(i)));
          }
        }
        yield object;
      }
      case SqlType.Scalar scalar -> scalar(scalar, value);
    };
  }

  private static JsonNode scalar(SqlType.Scalar type, Object value) {
    return switch (value) {
      case Boolean flag -> Json.MAPPER.valueToTree(flag);
      case Double number when Double.isFinite(number) -> Json.MAPPER.valueToTree(number);
      default ->
          type == SqlType.Scalar.JSON
              ? Json.MAPPER.readTree(value.toString())
              : Json.MAPPER.valueToTree(ValueText.of(type, value));
    };
  }
}
