package com.salesintelligence.local.googlesql.generate.functions;

/** FORMAT_… and PARSE_… of dates and times; the work is done in Java. */
final class DateFormats {
  private DateFormats() {}

  static void addTo(FunctionTable table) {
    table.add("format_timestamp(ST)", "_gsql_format_civil({0}, epoch_us({1}))");
    table.add("format_timestamp(STS)", "_gsql_format_time({2} || '|' || {0}, epoch_us({1}))");
    table.add(
        "format_date(SD) format_datetime(SD)",
        "_gsql_format_civil({0}, epoch_us(CAST({1} AS TIMESTAMP)))");
    table.add("format_datetime(SC) format_date(SC)", "_gsql_format_civil({0}, epoch_us({1}))");
    table.add("format_time(SM)", "_gsql_format_civil({0}, epoch_us(DATE '1970-01-01' + {1}))");
    table.add("parse_timestamp(SS)", "make_timestamp(_gsql_parse_time('UTC|' || {0}, {1}))");
    table.add("parse_timestamp(SSS)", "make_timestamp(_gsql_parse_time({2} || '|' || {0}, {1}))");
    table.add("parse_datetime(SS)", "make_timestamp(_gsql_parse_time('UTC|' || {0}, {1}))");
    table.add(
        "parse_date(SS)", "CAST(make_timestamp(_gsql_parse_time('UTC|' || {0}, {1})) AS DATE)");
    table.add(
        "parse_time(SS)", "CAST(make_timestamp(_gsql_parse_time('UTC|' || {0}, {1})) AS TIME)");
    table.add(
        "string(TS)",
        "regexp_replace(_gsql_format_time({1} || '|%Y-%m-%d %H:%M:%E*S%Ez', epoch_us({0})), ':00$', '')");
  }
}
