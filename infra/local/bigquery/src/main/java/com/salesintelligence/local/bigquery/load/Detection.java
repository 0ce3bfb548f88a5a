package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out the columns of a file from its first rows. */
final class Detection {

  static final int SAMPLE = 500;

  private static final List<Scalar> CANDIDATES =
      List.of(
          Scalar.BOOL,
          Scalar.INT64,
          Scalar.FLOAT64,
          Scalar.DATE,
          Scalar.DATETIME,
          Scalar.TIMESTAMP,
          Scalar.TIME);

  private Detection() {}

  /** What a CSV file holds. */
  record Csv(List<ColumnSchema> columns, boolean header) {}

  /**
   * @param header whether the first record has the names; null where that is to be found out
   */
  static Csv csv(List<List<CsvReader.Field>> records, @Nullable Boolean header) {
    if (records.isEmpty()) {
      return new Csv(List.of(), false);
    }
    int width = records.stream().mapToInt(List::size).max().orElse(0);
    List<Scalar> below = types(records.subList(1, records.size()), width);
    boolean names = header == null ? looksLikeHeader(records.getFirst(), below) : header;
    List<Scalar> types = names ? below : types(records, width);
    var columns = new ArrayList<ColumnSchema>();
    for (int i = 0; i < width; i++) {
      String name =
          names && i < records.getFirst().size()
              ? identifier(records.getFirst().get(i).text(), i)
              : types.get(i).name().toLowerCase(Locale.ROOT).replace("float64", "double")
                  + "_field_"
                  + i;
      columns.add(ColumnSchema.of(unique(columns, name), types.get(i)));
    }
    return new Csv(columns, names);
  }

  private static boolean looksLikeHeader(List<CsvReader.Field> first, List<Scalar> below) {
    boolean texts = first.stream().allMatch(field -> typeOf(field.text()) == Scalar.STRING);
    return texts && below.stream().anyMatch(type -> type != Scalar.STRING);
  }

  private static List<Scalar> types(List<List<CsvReader.Field>> records, int width) {
    var types = new ArrayList<Scalar>();
    for (int i = 0; i < width; i++) {
      @Nullable Scalar type = null;
      for (List<CsvReader.Field> record : records) {
        if (i < record.size() && !record.get(i).text().isEmpty()) {
          type = common(type, typeOf(record.get(i).text()));
        }
      }
      types.add(type == null ? Scalar.STRING : type);
    }
    return types;
  }

  private static Scalar typeOf(String text) {
    for (Scalar type : CANDIDATES) {
      if (isValue(type, text)) {
        return type;
      }
    }
    return Scalar.STRING;
  }

  private static boolean isValue(Scalar type, String text) {
    boolean digits = !text.isEmpty() && Character.isDigit(text.charAt(0));
    if (type == Scalar.BOOL) {
      return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
    if (type == Scalar.DATETIME || type == Scalar.TIMESTAMP) {
      if (!digits || text.length() < 16) {
        return false;
      }
    }
    try {
      ScalarText.parse(type, text, "");
      return true;
    } catch (BadRow e) {
      return false;
    }
  }

  private static Scalar common(@Nullable Scalar one, Scalar other) {
    if (one == null || one == other) {
      return other;
    }
    boolean numbers = List.of(Scalar.INT64, Scalar.FLOAT64).containsAll(List.of(one, other));
    if (numbers) {
      return Scalar.FLOAT64;
    }
    boolean times =
        List.of(Scalar.DATE, Scalar.DATETIME, Scalar.TIMESTAMP).containsAll(List.of(one, other));
    if (times) {
      return one == Scalar.TIMESTAMP || other == Scalar.TIMESTAMP
          ? Scalar.TIMESTAMP
          : Scalar.DATETIME;
    }
    return Scalar.STRING;
  }

  static List<ColumnSchema> json(List<ObjectNode> objects) {
    Map<String, @Nullable SqlType> types = new LinkedHashMap<>();
    objects.forEach(object -> merge(types, object));
    var columns = new ArrayList<ColumnSchema>();
    types.forEach(
        (name, type) -> columns.add(ColumnSchema.of(name, type == null ? Scalar.STRING : type)));
    return columns;
  }

  private static void merge(Map<String, @Nullable SqlType> types, ObjectNode object) {
    for (var field : object.properties()) {
      SqlType found = typeOf(field.getValue());
      SqlType before = types.get(field.getKey());
      types.put(
          field.getKey(), before == null ? found : found == null ? before : both(before, found));
    }
  }

  private static @Nullable SqlType typeOf(JsonNode node) {
    if (node.isArray()) {
      @Nullable SqlType element = null;
      for (JsonNode each : node) {
        SqlType type = typeOf(each);
        element = element == null ? type : type == null ? element : both(element, type);
      }
      return SqlType.arrayOf(
          element == null || element instanceof SqlType.Array ? Scalar.STRING : element);
    }
    if (node instanceof ObjectNode object) {
      Map<String, @Nullable SqlType> members = new LinkedHashMap<>();
      merge(members, object);
      var fields = new ArrayList<SqlType.Field>();
      members.forEach(
          (name, type) -> fields.add(new SqlType.Field(name, type == null ? Scalar.STRING : type)));
      return fields.isEmpty() ? Scalar.JSON : new SqlType.Struct(fields);
    }
    if (node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return Scalar.BOOL;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() && node.canConvertToLong() ? Scalar.INT64 : Scalar.FLOAT64;
    }
    return typeOf(node.asString());
  }

  private static SqlType both(SqlType one, SqlType other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof SqlType.Array(SqlType a) && other instanceof SqlType.Array(SqlType b)) {
      return SqlType.arrayOf(both(a, b));
    }
    if (one instanceof SqlType.Struct a && other instanceof SqlType.Struct b) {
      Map<String, SqlType> members = new LinkedHashMap<>();
      a.fields().forEach(field -> members.put(field.name(), field.type()));
      b.fields().forEach(field -> members.merge(field.name(), field.type(), Detection::both));
      var fields = new ArrayList<SqlType.Field>();
      members.forEach((name, type) -> fields.add(new SqlType.Field(name, type)));
      return new SqlType.Struct(fields);
    }
    if (one instanceof Scalar a && other instanceof Scalar b) {
      return common(a, b);
    }
    throw new BadRow("", "Detected columns of different kinds under one name");
  }

  private static String identifier(String text, int index) {
    String name = text.strip().replaceAll("[^\\p{L}\\p{N}_]", "_");
    if (name.isEmpty()) {
      return "string_field_" + index;
    }
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String unique(List<ColumnSchema> columns, String name) {
    String candidate = name;
    for (int i = 1; isTaken(columns, candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  private static boolean isTaken(List<ColumnSchema> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name));
  }
}
