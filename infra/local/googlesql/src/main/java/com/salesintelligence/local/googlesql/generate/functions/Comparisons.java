package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comparisons. NaN equals nothing and compares false; DuckDB takes it for the greatest number. */
final class Comparisons {
  private static final String PLAIN = "SBINOTDCMGV";

  private Comparisons() {}

  static void addTo(FunctionTable table) {
    for (String[] operator :
        new String[][] {
          {"$equal", "=", "eq"},
          {"$not_equal", "<>", "ne"},
          {"$less", "<", "lt"},
          {"$less_or_equal", "<=", "le"},
          {"$greater", ">", "gt"},
          {"$greater_or_equal", ">=", "ge"}
        }) {
      for (char type : PLAIN.toCharArray()) {
        table.add("%s(%c%c)".formatted(operator[0], type, type), "({0} " + operator[1] + " {1})");
      }
      table.add(operator[0] + "(FF)", "_gsql.f_" + operator[2] + "({0}, {1})");
    }
    for (char type : PLAIN.toCharArray()) {
      table.add("$between(%c%c%c)".formatted(type, type, type), "({0} BETWEEN {1} AND {2})");
    }
    table.add("$between(FFF)", "(_gsql.f_ge({0}, {1}) AND _gsql.f_le({0}, {2}))");
    table.add("$equal(RR)", Structs::equal);
    table.add("$not_equal(RR)", call -> "(NOT " + Structs.equal(call) + ")");
    table.add("$in(*)", Comparisons::in);
    table.add("$in_array(*)", Comparisons::inArray);
    table.add("$is_distinct_from(*)", call -> distinct(call, "IS DISTINCT FROM"));
    table.add("$is_not_distinct_from(*)", call -> distinct(call, "IS NOT DISTINCT FROM"));
    for (String name : List.of("greatest", "least")) {
      table.add(name + "(*)", Comparisons::extreme);
    }
  }

  private static String in(Call call) {
    if (call.type(0).isStruct()) {
      return Structs.in(call);
    }
    requirePlainOrFloat(call, 0);
    List<String> candidates = call.arguments().subList(1, call.size());
    String in = "(" + call.arg(0) + " IN (" + String.join(", ", candidates) + "))";
    if (!call.type(0).isFloatingPoint()) {
      return in;
    }
    String nulls =
        candidates.stream()
            .map(c -> "CASE WHEN " + c + " IS NOT NULL THEN 1 END")
            .collect(Collectors.joining(", "));
    return "CASE WHEN isnan(%s) THEN (0 IN (%s)) ELSE %s END".formatted(call.arg(0), nulls, in);
  }

  private static String inArray(Call call) {
    requirePlainOrFloat(call, 0);
    String template =
        call.type(0).isFloatingPoint()
            ? "CASE WHEN isnan({0}) THEN CASE WHEN list_count({1}) < len({1}) THEN NULL ELSE FALSE"
                + " END ELSE _gsql.in_array({0}, {1}) END"
            : "_gsql.in_array({0}, {1})";
    return FunctionTable.fill(template, call.arguments());
  }

  private static String distinct(Call call, String operator) {
    requirePlainOrFloat(call, 0);
    return "(" + call.arg(0) + " " + operator + " " + call.arg(1) + ")";
  }

  /** NULL if any argument is; NaN if any argument is. */
  private static String extreme(Call call) {
    requirePlainOrFloat(call, 0);
    var condition = new StringBuilder("CASE WHEN ");
    for (int i = 0; i < call.size(); i++) {
      condition.append(i == 0 ? "" : " OR ").append(call.arg(i)).append(" IS NULL");
    }
    condition.append(" THEN NULL ");
    if (call.type(0).isFloatingPoint()) {
      condition.append("WHEN ");
      for (int i = 0; i < call.size(); i++) {
        condition.append(i == 0 ? "" : " OR ").append("isnan(").append(call.arg(i)).append(")");
      }
      condition.append(" THEN CAST('nan' AS DOUBLE) ");
    }
    return condition + "ELSE " + call.name() + "(" + String.join(", ", call.arguments()) + ") END";
  }

  /** How two values of a type are compared; null where they are not. */
  static @Nullable String equality(Type type) {
    char letter = TypeLetters.of(type);
    if (letter == 'F') {
      return "_gsql.f_eq({0}, {1})";
    }
    return PLAIN.indexOf(letter) >= 0 ? "({0} = {1})" : null;
  }

  private static void requirePlainOrFloat(Call call, int index) {
    char letter = TypeLetters.of(call.type(index));
    if (PLAIN.indexOf(letter) < 0 && letter != 'F') {
      throw call.unsupported();
    }
  }
}
