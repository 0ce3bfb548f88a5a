package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import java.util.regex.Pattern;

/**
 * FORMAT_… and PARSE_… of dates and times, in Java for the usual elements of constant formats; the
 * reference evaluator knows the others.
 */
final class DateFormats {
  private static final String DATE = "[YmdbBaAFejyQGVuwUWDh%]|E4Y";
  private static final String TIME = "[HMSTRIp%]|E\\*S|E[1-6]S";
  private static final Pattern FORMAT_DATE = elements(DATE);
  private static final Pattern FORMAT_TIME = elements(TIME);
  private static final Pattern FORMAT_BOTH = elements(DATE + "|" + TIME + "|[skl]");
  private static final Pattern FORMAT_ZONED = elements(DATE + "|" + TIME + "|[sklz]|Ez");
  private static final Pattern PARSE_DATE = elements("[YmdFbBye]");
  private static final Pattern PARSE_TIME = elements("[HMSTR]|E\\*S");
  private static final Pattern PARSE_BOTH = elements("[YmdFbByeHMSTR]|E\\*S");
  private static final Pattern PARSE_ZONED = elements("[YmdFbByeHMSTRz]|E\\*S|Ez");

  private DateFormats() {}

  static void addTo(FunctionTable table) {
    formats(table);
    parses(table);
  }

  private static void formats(FunctionTable table) {
    add(table, FORMAT_ZONED, "format_timestamp(ST)", "_gsql_format_civil({0}, epoch_us({1}))");
    add(
        table,
        FORMAT_ZONED,
        "format_timestamp(STS)",
        "_gsql_format_time({2} || '|' || {0}, epoch_us({1}))");
    add(
        table,
        FORMAT_DATE,
        "format_date(SD)",
        "_gsql_format_civil({0}, epoch_us(CAST({1} AS TIMESTAMP)))");
    add(table, FORMAT_BOTH, "format_datetime(SC)", "_gsql_format_civil({0}, epoch_us({1}))");
    add(
        table,
        FORMAT_TIME,
        "format_time(SM)",
        "_gsql_format_civil({0}, epoch_us(DATE '1970-01-01' + {1}))");
  }

  private static void parses(FunctionTable table) {
    add(
        table,
        PARSE_ZONED,
        "parse_timestamp(SS)",
        "make_timestamp(_gsql_parse_time('UTC|' || {0}, {1}))");
    add(
        table,
        PARSE_ZONED,
        "parse_timestamp(SSS)",
        "make_timestamp(_gsql_parse_time({2} || '|' || {0}, {1}))");
    add(
        table,
        PARSE_BOTH,
        "parse_datetime(SS)",
        "make_timestamp(_gsql_parse_time('UTC|' || {0}, {1}))");
    add(
        table,
        PARSE_DATE,
        "parse_date(SS)",
        "CAST(make_timestamp(_gsql_parse_time('UTC|' || {0}, {1})) AS DATE)");
    add(
        table,
        PARSE_TIME,
        "parse_time(SS)",
        "CAST(make_timestamp(_gsql_parse_time('UTC|' || {0}, {1})) AS TIME)");
  }

  private static Pattern elements(String elements) {
    return Pattern.compile("([^%]|%(" + elements + "))*", Pattern.DOTALL);
  }

  private static void add(FunctionTable table, Pattern known, String signature, String template) {
    table.add(
        signature,
        call -> {
          boolean usual =
              call.nodes().getFirst() instanceof ResolvedLiteral literal
                  && !literal.getValue().isNull()
                  && known.matcher(literal.getValue().getStringValue()).matches();
          if (!usual) {
            throw call.unsupported();
          }
          return FunctionTable.fill(template, call.arguments());
        });
  }
}
