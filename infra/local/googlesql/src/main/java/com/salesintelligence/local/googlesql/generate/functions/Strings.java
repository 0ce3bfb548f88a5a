package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.DuckName;

/** Texts; positions count characters from 1. */
final class Strings {
  private Strings() {}

  static void addTo(FunctionTable table) {
    basics(table);
    cutting(table);
    searching(table);
    codePoints(table);
  }

  private static void basics(FunctionTable table) {
    table.add("concat(*) $concat_op(*)", Strings::concat);
    table.add("lower(S)", "_gsql_lower({0})");
    table.add("upper(S)", "_gsql_upper({0})");
    table.add("initcap(S)", "_gsql_initcap({0})");
    table.add("reverse(S)", "_gsql_reverse({0})");
    table.add("repeat(SI)", "_gsql.s_repeat({0}, {1})");
    table.add("replace(SSS)", "CASE WHEN {1} = '' THEN {0} ELSE replace({0}, {1}, {2}) END");
    table.add("translate(SSS)", Strings::translate);
    table.add("normalize(S)", "nfc_normalize({0})");
    table.add("length(S) char_length(S) character_length(S)", "CAST(length({0}) AS BIGINT)");
    table.add("byte_length(S) octet_length(S)", "CAST(octet_length(encode({0})) AS BIGINT)");
    table.add("edit_distance(SS)", "_gsql_edit_distance({0}, {1})");
    table.add("edit_distance(SSI)", "least(_gsql_edit_distance({0}, {1}), {2})");
    table.add("format(*)", Formats::write);
    table.add("string(T)", "_gsql.t_text({0})");
    table.add("string(D)", "CAST({0} AS VARCHAR)");
    table.add("string(C)", "_gsql.c_text({0})");
  }

  private static void cutting(FunctionTable table) {
    table.add("substr(SI) substring(SI)", "_gsql.substr2({0}, {1})");
    table.add("substr(SII) substring(SII)", "_gsql.substr3({0}, {1}, {2})");
    table.add("left(SI)", "_gsql.s_left({0}, {1})");
    table.add("right(SI)", "_gsql.s_right({0}, {1})");
    table.add("trim(S)", "_gsql.s_trim({0})");
    table.add("ltrim(S)", "_gsql.s_ltrim({0})");
    table.add("rtrim(S)", "_gsql.s_rtrim({0})");
    table.add("trim(SS)", "trim({0}, {1})");
    table.add("ltrim(SS)", "ltrim({0}, {1})");
    table.add("rtrim(SS)", "rtrim({0}, {1})");
    table.add("lpad(SI)", "_gsql.s_lpad({0}, {1}, ' ')");
    table.add("rpad(SI)", "_gsql.s_rpad({0}, {1}, ' ')");
    table.add("lpad(SIS)", "_gsql.s_lpad({0}, {1}, {2})");
    table.add("rpad(SIS)", "_gsql.s_rpad({0}, {1}, {2})");
    table.add("split(S)", "string_split({0}, ',')");
    table.add("split(SS)", "_gsql.s_split({0}, {1})");
  }

  private static void searching(FunctionTable table) {
    table.add("starts_with(SS)", "starts_with({0}, {1})");
    table.add("ends_with(SS)", "ends_with({0}, {1})");
    table.add("strpos(SS) instr(SS)", "CAST(strpos({0}, {1}) AS BIGINT)");
    table.add("contains_substr(*)", Searches::write);
    table.add("$like(SS)", "({0} LIKE {1} ESCAPE '\\')");
  }

  private static void codePoints(FunctionTable table) {
    table.add("ascii(S)", "_gsql_ascii({0})");
    table.add("unicode(S)", "CASE WHEN {0} = '' THEN 0 ELSE CAST(unicode({0}) AS BIGINT) END");
    table.add("chr(I)", "chr(CAST({0} AS INTEGER))");
  }

  /** A character that stands twice in the source is an error, which the evaluator words. */
  private static String translate(Call call) {
    String source = call.text(1, "source");
    if (source.codePoints().distinct().count() < source.codePointCount(0, source.length())) {
      throw call.unsupported();
    }
    return FunctionTable.fill("translate({0}, {1}, {2})", call.arguments());
  }

  private static String concat(Call call) {
    String letters = call.signature();
    if (!letters.chars().allMatch(c -> c == 'S') && !letters.chars().allMatch(c -> c == 'B')) {
      throw call.unsupported();
    }
    return "(" + String.join(" || ", call.arguments()) + ")";
  }

  static String literal(String text) {
    return DuckName.literal(text);
  }
}
