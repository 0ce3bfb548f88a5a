package com.salesintelligence.local.googlesql.generate.functions;

/** Making dates and times; a TIMESTAMP is stored as naive UTC. */
final class Dates {
  private Dates() {}

  static void addTo(FunctionTable table) {
    now(table);
    constructors(table);
    unix(table);
  }

  private static void now(FunctionTable table) {
    table.add("current_timestamp()", "_gsql.t_now()");
    table.add("current_date()", "CAST(_gsql.t_now() AS DATE)");
    table.add("current_datetime()", "_gsql.t_now()");
    table.add("current_time()", "CAST(_gsql.t_now() AS TIME)");
    table.add("current_date(S)", "CAST(_gsql.in_zone(_gsql.t_now(), {0}) AS DATE)");
    table.add("current_datetime(S)", "_gsql.in_zone(_gsql.t_now(), {0})");
    table.add("current_time(S)", "CAST(_gsql.in_zone(_gsql.t_now(), {0}) AS TIME)");
  }

  private static void constructors(FunctionTable table) {
    table.add("date(T) date(C)", "CAST({0} AS DATE)");
    table.add("date(D)", "{0}");
    table.add("date(TS)", "CAST(_gsql.in_zone({0}, {1}) AS DATE)");
    table.add("date(III)", "_gsql.d_check(make_date({0}, {1}, {2}))");
    table.add("date(S)", "_gsql.to_date({0})");
    table.add("timestamp(T)", "{0}");
    table.add("timestamp(D) timestamp(C)", "CAST({0} AS TIMESTAMP)");
    table.add("timestamp(S)", "_gsql.to_t({0})");
    table.add("timestamp(SS)", "make_timestamp(_gsql_text_to_time({0}, 'TIMESTAMP|' || {1}))");
    table.add("timestamp(DS) timestamp(CS)", "_gsql.from_zone(CAST({0} AS TIMESTAMP), {1})");
    table.add("datetime(T) datetime(C) datetime(D)", "CAST({0} AS TIMESTAMP)");
    table.add("datetime(TS)", "_gsql.in_zone({0}, {1})");
    table.add("datetime(DM)", "({0} + {1})");
    table.add("time(T) time(C)", "CAST({0} AS TIME)");
    table.add("time(TS)", "CAST(_gsql.in_zone({0}, {1}) AS TIME)");
  }

  private static void unix(FunctionTable table) {
    table.add("unix_seconds(T)", "_gsql.floor_div(epoch_us({0}), 1000000)");
    table.add("unix_millis(T)", "_gsql.floor_div(epoch_us({0}), 1000)");
    table.add("unix_micros(T)", "epoch_us({0})");
    table.add("timestamp_seconds(I)", "_gsql.t_check(make_timestamp({0} * 1000000))");
    table.add("timestamp_millis(I)", "_gsql.t_check(make_timestamp({0} * 1000))");
    table.add("timestamp_micros(I)", "_gsql.t_check(make_timestamp({0}))");
    table.add("unix_date(D)", "CAST({0} - DATE '1970-01-01' AS BIGINT)");
    table.add("date_from_unix_date(I)", "_gsql.d_check(DATE '1970-01-01' + CAST({0} AS INTEGER))");
  }
}
