package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.analysis.ZetaTypes;

/** Arrays. */
final class Arrays {
  private Arrays() {}

  static void addTo(FunctionTable table) {
    table.add("$make_array(*)", Arrays::make);
    distance(table, "euclidean_distance", "list_distance({0}, {1})");
    distance(table, "cosine_distance", "_gsql.a_cosine({0}, {1})");
    distance(table, "dot_product", "list_inner_product({0}, {1})");
    table.add("array_length(A)", "CAST(len({0}) AS BIGINT)");
    table.add("array_reverse(A)", "list_reverse({0})");
    table.add("array_concat(*)", Arrays::concat);
    table.add("array_to_string(AS)", "_gsql.a_join({0}, {1})");
    table.add("array_to_string(ASS)", "_gsql.a_join3({0}, {1}, {2})");
    table.add("$array_at_offset(AI)", "{0}[_gsql.a_offset({0}, {1})]");
    table.add("$array_at_ordinal(AI)", "{0}[_gsql.a_ordinal({0}, {1})]");
    table.add("$safe_array_at_offset(AI)", "{0}[_gsql.a_safe_offset({1})]");
    table.add("$safe_array_at_ordinal(AI)", "{0}[_gsql.a_safe_ordinal({1})]");
    table.add("generate_array(II)", "_gsql.a_range({0}, {1}, 1)");
    table.add("generate_array(III)", "_gsql.a_range({0}, {1}, {2})");
    table.add("generate_date_array(DD)", "_gsql.d_range({0}, {1}, INTERVAL 1 DAY)");
    table.add("generate_date_array(DDIP)", Arrays::dates);
  }

  /** Dense vectors; sparse ones, arrays of pairs, are the evaluator's. */
  private static void distance(FunctionTable table, String name, String template) {
    table.add(
        name + "(AA)",
        call -> {
          boolean dense =
              call.type(0).asArray().getElementType().isDouble()
                  && call.type(1).asArray().getElementType().isDouble();
          if (!dense) {
            throw call.unsupported();
          }
          return FunctionTable.fill(
              "_gsql.a_distance({0}, {1}, " + template + ")", call.arguments());
        });
  }

  private static String make(Call call) {
    String type = ZetaTypes.fromZeta(call.result()).duckType();
    return "CAST([" + String.join(", ", call.arguments()) + "] AS " + type + ")";
  }

  private static String dates(Call call) {
    return "_gsql.d_range(%s, %s, %s)"
        .formatted(call.arg(0), call.arg(1), DateParts.interval(call.arg(2), call.part(3), call));
  }

  private static String concat(Call call) {
    String result = call.arg(0);
    for (int i = 1; i < call.size(); i++) {
      result = "_gsql.a_concat(" + result + ", " + call.arg(i) + ")";
    }
    return result;
  }
}
