package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.List;

/** JSON, in texts and in values of type JSON; paths must be constants. */
final class Json {
  private Json() {}

  static void addTo(FunctionTable table) {
    for (String type : new String[] {"S", "J"}) {
      String valid = type.equals("S") ? "_gsql.j_valid({0})" : "{0}";
      scalar(table, "json_value", type, "_gsql.j_value(" + valid + ", {1})");
      scalar(table, "json_extract_scalar", type, "_gsql.j_value(" + valid + ", {1})");
      String query = "_gsql.j_query(" + valid + ", {1})";
      String array = "_gsql.j_array(" + valid + ", {1})";
      if (type.equals("S")) {
        query = "CAST(" + query + " AS VARCHAR)";
        array = "CAST(" + array + " AS VARCHAR[])";
      }
      scalar(table, "json_query", type, query);
      scalar(table, "json_extract", type, query);
      scalar(table, "json_query_array", type, array);
      scalar(table, "json_extract_array", type, array);
      scalar(table, "json_value_array", type, "_gsql.j_values(" + valid + ", {1})");
      scalar(table, "json_extract_string_array", type, "_gsql.j_values(" + valid + ", {1})");
    }
    table.add("to_json_string(*)", JsonTexts::write);
    table.add("parse_json(S) parse_json(SS)", "json({0})");
    table.add("json_type(J)", "_gsql.j_type({0})");
    table.add("string(J)", "_gsql.j_string({0})");
    table.add("int64(J)", "_gsql.j_int64({0})");
    table.add("float64(J) double(J) float64(JS) double(JS)", "_gsql.j_float64({0})");
    table.add("bool(J)", "_gsql.j_bool({0})");
  }

  private static void scalar(FunctionTable table, String name, String type, String template) {
    table.add(
        name + "(" + type + ")", call -> FunctionTable.fill(template, List.of(call.arg(0), "'$'")));
    table.add(
        name + "(" + type + "S)",
        call -> FunctionTable.fill(template, List.of(call.arg(0), path(call))));
  }

  private static String path(Call call) {
    return DuckName.literal(duckPath(call.text(1, "path")));
  }

  /** {@code $.a['b'][0]} as DuckDB writes it: {@code $."a"."b"[0]}. */
  static String duckPath(String path) {
    if (!path.startsWith("$")) {
      throw SqlError.invalid("JSONPath must start with '$'");
    }
    var result = new StringBuilder("$");
    int at = 1;
    while (at < path.length()) {
      if (path.charAt(at) == '.') {
        int end = at + 1;
        if (end < path.length() && path.charAt(end) == '"') {
          end = path.indexOf('"', end + 1) + 1;
          if (end == 0) {
            throw invalid(path);
          }
          result.append(path, at, end);
        } else {
          while (end < path.length() && ".[".indexOf(path.charAt(end)) < 0) {
            end++;
          }
          result.append(".\"").append(path, at + 1, end).append('"');
        }
        at = end;
      } else if (path.charAt(at) == '[') {
        int end = path.indexOf(']', at);
        if (end < 0) {
          throw invalid(path);
        }
        String key = path.substring(at + 1, end).strip();
        boolean quoted = key.length() > 1 && "'\"".indexOf(key.charAt(0)) >= 0;
        if (quoted) {
          result.append(".\"").append(key, 1, key.length() - 1).append('"');
        } else if (key.chars().allMatch(Character::isDigit) && !key.isEmpty()) {
          result.append('[').append(key).append(']');
        } else {
          throw SqlError.unsupported("JSONPath " + path);
        }
        at = end + 1;
      } else {
        throw invalid(path);
      }
    }
    return result.toString();
  }

  private static SqlError invalid(String path) {
    return SqlError.invalid("Invalid token in JSONPath at: " + path);
  }
}
