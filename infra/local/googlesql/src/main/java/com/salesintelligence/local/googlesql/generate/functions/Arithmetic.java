package com.salesintelligence.local.googlesql.generate.functions;

/** Numbers: INT64 overflows are errors, as are FLOAT64 overflows and divisions by zero. */
final class Arithmetic {
  private Arithmetic() {}

  static void addTo(FunctionTable table) {
    operators(table);
    rounding(table);
    functions(table);
  }

  private static void operators(FunctionTable table) {
    table.add("$add(II) $add(NN)", "({0} + {1})");
    table.add("$add(FF)", "_gsql.f_add({0}, {1})");
    table.add("$subtract(II) $subtract(NN)", "({0} - {1})");
    table.add("$subtract(FF)", "_gsql.f_subtract({0}, {1})");
    table.add("$multiply(II)", "({0} * {1})");
    table.add("$multiply(FF)", "_gsql.f_multiply({0}, {1})");
    table.add("$multiply(NN)", "_gsql_n_multiply({0}, {1})");
    table.add("$divide(FF)", "_gsql.f_divide({0}, {1})");
    table.add("$divide(NN)", "_gsql_n_divide({0}, {1})");
    table.add("$unary_minus(I)", "(CAST(0 AS BIGINT) - {0})");
    table.add("$unary_minus(F) $unary_minus(N)", "(-{0})");
    table.add("div(II)", "_gsql.i_div({0}, {1})");
    table.add("mod(II)", "_gsql.i_mod({0}, {1})");
    table.add("safe_divide(FF)", "_gsql.f_safe_divide({0}, {1})");
    safely(table, "safe_divide(NN)", "_gsql_n_divide({0}, {1})");
    table.add("ieee_divide(FF)", "({0} / {1})");
    safely(table, "safe_add(II)", "{0} + {1}");
    safely(table, "safe_subtract(II)", "{0} - {1}");
    safely(table, "safe_multiply(II)", "{0} * {1}");
    safely(table, "safe_add(FF)", "_gsql.f_add({0}, {1})");
    safely(table, "safe_subtract(FF)", "_gsql.f_subtract({0}, {1})");
    safely(table, "safe_multiply(FF)", "_gsql.f_multiply({0}, {1})");
    safely(table, "safe_negate(I)", "CAST(0 AS BIGINT) - {0}");
    table.add("safe_negate(F) safe_negate(N)", "(-{0})");
    table.add("$bitwise_and(II)", "({0} & {1})");
    table.add("$bitwise_or(II)", "({0} | {1})");
    table.add("$bitwise_xor(II)", "xor({0}, {1})");
    table.add("$bitwise_not(I)", "(~{0})");
    table.add("$bitwise_left_shift(II)", "_gsql.i_shift_left({0}, {1})");
    table.add("$bitwise_right_shift(II)", "_gsql.i_shift_right({0}, {1})");
    table.add("bit_count(I)", "CAST(bit_count({0}) AS BIGINT)");
  }

  /** NULL instead of an error, though not of an argument's. */
  private static void safely(FunctionTable table, String signature, String template) {
    table.add(
        signature,
        call ->
            Bindings.write(
                call.arguments(),
                call.nodes(),
                arguments -> "TRY(" + FunctionTable.fill(template, arguments) + ")"));
  }

  private static void rounding(FunctionTable table) {
    table.add(
        "round(F) round(N)", call -> "CAST(round(" + call.arg(0) + ") AS " + type(call) + ")");
    table.add("round(FI)", "_gsql_f_round({0}, {1})");
    table.add("round(NI)", "_gsql_n_round({0}, {1})");
    table.add(
        "trunc(F) trunc(N)", call -> "CAST(trunc(" + call.arg(0) + ") AS " + type(call) + ")");
    table.add(
        "floor(F) floor(N)", call -> "CAST(floor(" + call.arg(0) + ") AS " + type(call) + ")");
    table.add(
        "ceil(F) ceil(N) ceiling(F) ceiling(N)",
        call -> "CAST(ceil(" + call.arg(0) + ") AS " + type(call) + ")");
  }

  private static void functions(FunctionTable table) {
    table.add("abs(I) abs(F) abs(N)", "abs({0})");
    table.add("sign(I)", "CAST(sign({0}) AS BIGINT)");
    table.add("sign(F)", "CASE WHEN isnan({0}) THEN {0} ELSE CAST(sign({0}) AS DOUBLE) END");
    table.add("sign(N)", "CAST(sign({0}) AS DECIMAL(38,9))");
    table.add("sqrt(F)", "_gsql.f_sqrt({0})");
    table.add("pow(FF) power(FF)", "_gsql.f_pow({0}, {1})");
    table.add("exp(F)", "_gsql.f_exp({0})");
    table.add("ln(F)", "_gsql.f_ln({0})");
    table.add("log(F)", "_gsql.f_ln({0})");
    table.add("log(FF)", "_gsql.f_log({0}, {1})");
    table.add("log10(F)", "_gsql.f_log10({0})");
    table.add("is_nan(F)", "isnan({0})");
    table.add("is_inf(F)", "isinf({0})");
    table.add("sin(F)", "sin({0})");
    table.add("cos(F)", "cos({0})");
    table.add("tan(F)", "tan({0})");
    table.add("atan(F)", "atan({0})");
    table.add("atan2(FF)", "atan2({0}, {1})");
    table.add("rand()", "random()");
    table.add("session_user()", "'local@localhost'");
    table.add("generate_uuid()", "CAST(uuid() AS VARCHAR)");
  }

  private static String type(Call call) {
    return call.type(0).isNumeric() ? "DECIMAL(38,9)" : "DOUBLE";
  }
}
