package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.List;
import java.util.regex.Pattern;

/** JSON, in texts and in values of type JSON; paths must be constants. */
final class Json {
  private static final Pattern PLAIN =
      Pattern.compile("\\$(\\.[A-Za-z_]\\w*|\\.\"[\\w. -]+\"|\\[\\d{1,9}\\])*");
  private static final Pattern STEP = Pattern.compile("\\.(?:([A-Za-z_]\\w*)|\"([^\"]+)\")");

  private Json() {}

  static void addTo(FunctionTable table) {
    for (String type : new String[] {"S", "J"}) {
      String valid = type.equals("S") ? "_gsql.j_valid({0})" : "{0}";
      String odd = type.equals("S") ? "_gsql.j_odd({0})" : "_gsql.j_minus_zero({0})";
      String value =
          "CASE WHEN %s OR json_type(%s, {1}) = 'DOUBLE' THEN {2} ELSE _gsql.j_value(%s, {1}) END"
              .formatted(odd, valid, valid);
      scalar(table, "json_value", type, value);
      scalar(table, "json_extract_scalar", type, value);
      String query = "_gsql.j_query(" + valid + ", {1})";
      String array = "_gsql.j_array(" + valid + ", {1})";
      if (type.equals("S")) {
        query = "NULLIF(CAST(" + query + " AS VARCHAR), 'null')";
        array = "CAST(" + array + " AS VARCHAR[])";
      }
      scalar(table, "json_query", type, exact(odd, query));
      scalar(table, "json_extract", type, exact(odd, query));
      scalar(table, "json_query_array", type, exact(odd, array));
      scalar(table, "json_extract_array", type, exact(odd, array));
      String values = "_gsql.j_values(" + valid + ", {1})";
      scalar(table, "json_value_array", type, exact(odd, values));
      scalar(table, "json_extract_string_array", type, exact(odd, values));
    }
    table.add("to_json_string(*)", JsonTexts::write);
    table.add("json_type(J)", "_gsql.j_type({0})");
    table.add("string(J)", "_gsql.j_string({0})");
    table.add(
        "int64(J)",
        call ->
            FunctionTable.fill(
                "CASE WHEN json_type({0}) = 'DOUBLE' THEN {1} ELSE _gsql.j_int64({0}) END",
                List.of(call.arg(0), call.reference().get())));
    table.add("float64(J) double(J)", "_gsql.j_float64({0})");
    table.add("bool(J)", "_gsql.j_bool({0})");
  }

  /**
   * DuckDB writes 1.10 as 1.1 and -0 as 0, and GoogleSQL reads damaged texts as far as it needs to:
   * those are left to the evaluator.
   */
  private static String exact(String odd, String template) {
    return "CASE WHEN %s OR regexp_matches(CAST(%s AS VARCHAR), '[0-9][.eE]') THEN {2} ELSE %s END"
        .formatted(odd, template, template);
  }

  private static void scalar(FunctionTable table, String name, String type, String template) {
    table.add(name + "(" + type + ")", call -> fill(template, call, "'$'"));
    table.add(name + "(" + type + "S)", call -> fill(template, call, path(call)));
  }

  private static String fill(String template, Call call, String path) {
    return FunctionTable.fill(template, List.of(call.arg(0), path, call.reference().get()));
  }

  private static String path(Call call) {
    return DuckName.literal(duckPath(call.text(1, "path")));
  }

  /** Plain steps as DuckDB writes them; the reference evaluator knows the others. */
  static String duckPath(String path) {
    if (!PLAIN.matcher(path).matches()) {
      throw SqlError.unsupported("JSONPath " + path);
    }
    return STEP.matcher(path).replaceAll(".\"$1$2\"");
  }
}
