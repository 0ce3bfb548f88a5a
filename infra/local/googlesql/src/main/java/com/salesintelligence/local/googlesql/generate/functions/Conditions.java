package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;

/** Logic and conditions. */
final class Conditions {
  /** NULL after an error; within a lambda, as what stands twice is else computed before TRY. */
  private static final String ATTEMPT =
      "list_transform([0], lambda u: TRY(struct_pack(v := {0})))[1]";

  private Conditions() {}

  static void addTo(FunctionTable table) {
    table.add("$and(*)", call -> "(" + String.join(" AND ", call.arguments()) + ")");
    table.add("$or(*)", call -> "(" + String.join(" OR ", call.arguments()) + ")");
    table.add("$not(O)", "(NOT {0})");
    table.add("$is_null(*)", "({0} IS NULL)");
    table.add("$is_true(O)", "({0} IS TRUE)");
    table.add("$is_false(O)", "({0} IS FALSE)");
    table.add("if(*)", "CASE WHEN {0} THEN {1} ELSE {2} END");
    table.add("ifnull(*)", "COALESCE({0}, {1})");
    table.add("coalesce(*)", call -> "COALESCE(" + String.join(", ", call.arguments()) + ")");
    table.add("nullif(*)", Conditions::nullIf);
    table.add("$case_no_value(*)", Conditions::caseWhen);
    table.add("$case_with_value(*)", Conditions::caseOf);
    table.add("zeroifnull(I) zeroifnull(F) zeroifnull(N)", "COALESCE({0}, 0)");
    table.add("nullifzero(I) nullifzero(F) nullifzero(N)", "NULLIF({0}, 0)");
    tried(
        table,
        "iferror(*)",
        "struct_extract(COALESCE(" + ATTEMPT + ", struct_pack(v := {1})), 'v')");
    tried(table, "iserror(*)", "(" + ATTEMPT + " IS NULL)");
    tried(table, "nulliferror(*)", "struct_extract(" + ATTEMPT + ", 'v')");
    table.add("error(S)", Conditions::error);
  }

  /** DuckDB's TRY cannot look into subqueries. */
  private static void tried(FunctionTable table, String signature, String template) {
    table.add(
        signature,
        call -> {
          if (Subqueries.in(call.nodes().getFirst())) {
            throw SqlError.unsupported(call.sqlName() + " over a subquery");
          }
          return FunctionTable.fill(template, call.arguments());
        });
  }

  /** Of any type, as its place asks for; it gives no value anyway. */
  private static String error(Call call) {
    String type = ZetaTypes.fromZeta(call.result()).duckType();
    return "CAST(_gsql_fail(" + call.arg(0) + ") AS " + type + ")";
  }

  private static String nullIf(Call call) {
    char letter = TypeLetters.of(call.type(0));
    if (letter == 'F') {
      return FunctionTable.fill(
          "CASE WHEN _gsql.f_eq({0}, {1}) THEN NULL ELSE {0} END", call.arguments());
    }
    if ("ARJ".indexOf(letter) >= 0) {
      throw call.unsupported();
    }
    return FunctionTable.fill("NULLIF({0}, {1})", call.arguments());
  }

  private static String caseWhen(Call call) {
    var sql = new StringBuilder("CASE");
    int pairs = call.size() / 2;
    for (int i = 0; i < pairs; i++) {
      sql.append(" WHEN ").append(call.arg(2 * i)).append(" THEN ").append(call.arg(2 * i + 1));
    }
    return end(sql, call, 2 * pairs);
  }

  private static String caseOf(Call call) {
    if ("FARJ".indexOf(TypeLetters.of(call.type(0))) >= 0) {
      throw call.unsupported();
    }
    var sql = new StringBuilder("CASE ").append(call.arg(0));
    int pairs = (call.size() - 1) / 2;
    for (int i = 0; i < pairs; i++) {
      sql.append(" WHEN ").append(call.arg(2 * i + 1));
      sql.append(" THEN ").append(call.arg(2 * i + 2));
    }
    return end(sql, call, 2 * pairs + 1);
  }

  private static String end(StringBuilder sql, Call call, int otherwise) {
    if (otherwise < call.size()) {
      sql.append(" ELSE ").append(call.arg(otherwise));
    }
    return sql.append(" END").toString();
  }
}
