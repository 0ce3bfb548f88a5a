package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;

/** TO_JSON_STRING: the compact text of a value, by its type. */
final class JsonTexts {
  private JsonTexts() {}

  static String write(Call call) {
    if (call.size() > 1 && !call.arg(1).equals("FALSE")) {
      throw SqlError.unsupported("TO_JSON_STRING with pretty_print");
    }
    return text(call.arg(0), ZetaTypes.fromZeta(call.type(0)), 0);
  }

  private static String text(String value, SqlType type, int depth) {
    return "COALESCE(" + nonNull(value, type, depth) + ", 'null')";
  }

  private static String nonNull(String value, SqlType type, int depth) {
    return switch (type) {
      case SqlType.Array array -> {
        String element = "e" + depth;
        yield "'[' || array_to_string(list_transform(%s, lambda %s: %s), ',') || ']'"
            .formatted(value, element, text(element, array.element(), depth + 1));
      }
      case SqlType.Struct struct -> struct(value, struct, depth);
      case SqlType.Scalar scalar ->
          switch (scalar) {
            case STRING -> "_gsql_json_quote(" + value + ")";
            case INT64 -> "_gsql.j_integer(" + value + ")";
            case BOOL -> "CAST(" + value + " AS VARCHAR)";
            case FLOAT64 -> "_gsql.j_double(" + value + ")";
            case NUMERIC -> "_gsql.j_numeric(" + value + ")";
            case BYTES -> "'\"' || to_base64(" + value + ") || '\"'";
            case DATE -> "'\"' || CAST(" + value + " AS VARCHAR) || '\"'";
            case TIME -> "'\"' || _gsql.m_text(" + value + ") || '\"'";
            case TIMESTAMP, DATETIME ->
                "'\"' || _gsql_time_text(epoch_us(%s), 'JSON %s') || '\"'"
                    .formatted(value, scalar.name());
            case JSON -> "CAST(" + value + " AS VARCHAR)";
            case BIGNUMERIC,
                TIMESTAMP_PICOS,
                GEOGRAPHY,
                INTERVAL,
                RANGE_DATE,
                RANGE_DATETIME,
                RANGE_TIMESTAMP ->
                throw SqlError.unsupported("TO_JSON_STRING of " + scalar);
          };
    };
  }

  private static String struct(String value, SqlType.Struct struct, int depth) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < struct.fields().size(); i++) {
      var field = struct.fields().get(i);
      String name = Strings.literal("\"" + field.name() + "\":");
      String member = "struct_extract_at(" + value + ", " + (i + 1) + ")";
      parts.add(name + " || " + text(member, field.type(), depth));
    }
    return "CASE WHEN %s IS NOT NULL THEN '{' || %s || '}' END"
        .formatted(value, parts.isEmpty() ? "''" : String.join(" || ',' || ", parts));
  }
}
