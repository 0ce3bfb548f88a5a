package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB SQL that writes values as the reference evaluator takes them, and reads what it gives. */
final class ValueCodes {
  private ValueCodes() {}

  /** A JSON array of values. */
  static String encodeAll(List<String> values, List<SqlType> types) {
    var codes = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      codes.add(encode(values.get(i), types.get(i), 0));
    }
    return "CAST(json_array(" + String.join(", ", codes) + ") AS VARCHAR)";
  }

  private static String encode(String value, SqlType type, int depth) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        String each = "r" + depth;
        yield "list_transform(%s, lambda %s: %s)"
            .formatted(value, each, encode(each, element, depth + 1));
      }
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        var members = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
          String member = "struct_extract_at(" + value + ", " + (i + 1) + ")";
          members.add(encode(member, fields.get(i).type(), depth));
        }
        yield "CASE WHEN %s IS NOT NULL THEN json_array(%s) END"
            .formatted(value, String.join(", ", members));
      }
      case Scalar scalar when scalar.isRange() ->
          "CASE WHEN %s IS NOT NULL THEN json_array(%s, %s) END"
              .formatted(
                  value,
                  scalar("struct_extract_at(" + value + ", 1)", scalar.bound()),
                  scalar("struct_extract_at(" + value + ", 2)", scalar.bound()));
      case Scalar scalar -> scalar(value, scalar);
    };
  }

  private static String scalar(String value, Scalar type) {
    return switch (type) {
      case STRING, BIGNUMERIC -> value;
      case BYTES -> "hex(" + value + ")";
      case TIMESTAMP, DATETIME -> "CAST(epoch_us(" + value + ") AS VARCHAR)";
      case TIME -> "CAST(epoch_us(DATE '1970-01-01' + " + value + ") AS VARCHAR)";
      case INTERVAL -> "_gsql.v_code(" + value + ")";
      default -> "CAST(" + value + " AS VARCHAR)";
    };
  }

  /** A value of the type from what the evaluator gave. */
  static String decode(String code, SqlType type) {
    if (type instanceof Scalar scalar && !scalar.isRange()) {
      return decodeScalar(code, scalar);
    }
    String parsed = "from_json(%s, %s)".formatted(code, DuckName.literal(shape(type)));
    return "list_transform([%s], lambda v0: %s)[1]".formatted(parsed, read("v0", type, 1));
  }

  /** What {@code from_json} is told: every scalar is a text. */
  private static String shape(SqlType type) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> "[" + shape(element) + "]";
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        var members = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
          members.add("\"f" + (i + 1) + "\":" + shape(fields.get(i).type()));
        }
        yield members.stream().collect(Collectors.joining(",", "{", "}"));
      }
      case Scalar scalar ->
          scalar.isRange() ? "{\"start\":\"VARCHAR\",\"end\":\"VARCHAR\"}" : "\"VARCHAR\"";
    };
  }

  private static String read(String value, SqlType type, int depth) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        String each = "v" + depth;
        yield "list_transform(%s, lambda %s: %s)"
            .formatted(value, each, read(each, element, depth + 1));
      }
      case SqlType.Struct struct -> {
        var members = new ArrayList<String>();
        for (int i = 0; i < struct.fields().size(); i++) {
          String member = "struct_extract_at(" + value + ", " + (i + 1) + ")";
          members.add(
              DuckName.quote(struct.duckField(i))
                  + " := "
                  + read(member, struct.fields().get(i).type(), depth));
        }
        yield "CASE WHEN %s IS NOT NULL THEN struct_pack(%s) END"
            .formatted(value, String.join(", ", members));
      }
      case Scalar scalar when scalar.isRange() ->
          "CASE WHEN %s IS NOT NULL THEN struct_pack(\"start\" := %s, \"end\" := %s) END"
              .formatted(
                  value,
                  decodeScalar("struct_extract_at(" + value + ", 1)", scalar.bound()),
                  decodeScalar("struct_extract_at(" + value + ", 2)", scalar.bound()));
      case Scalar scalar -> decodeScalar(value, scalar);
    };
  }

  private static String decodeScalar(String code, Scalar type) {
    return switch (type) {
      case STRING, BIGNUMERIC -> code;
      case BYTES -> "unhex(" + code + ")";
      case TIMESTAMP, DATETIME -> "make_timestamp(CAST(" + code + " AS BIGINT))";
      case TIME -> "CAST(make_timestamp(CAST(" + code + " AS BIGINT)) AS TIME)";
      case INTERVAL -> "_gsql.v_value(" + code + ")";
      default -> "CAST(" + code + " AS " + type.duckType() + ")";
    };
  }
}
