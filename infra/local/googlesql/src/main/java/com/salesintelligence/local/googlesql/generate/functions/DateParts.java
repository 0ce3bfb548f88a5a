package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.Map;
import java.util.Set;

/** Arithmetic, differences, truncation and extraction by date part. */
final class DateParts {
  private static final Map<String, Long> MICROS =
      Map.of(
          "MICROSECOND", 1L,
          "MILLISECOND", 1_000L,
          "SECOND", 1_000_000L,
          "MINUTE", 60_000_000L,
          "HOUR", 3_600_000_000L,
          "DAY", 86_400_000_000L,
          "WEEK", 7 * 86_400_000_000L);
  private static final Set<String> WITHIN_DAY =
      Set.of("MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR");
  private static final Map<String, Integer> MONTHS = Map.of("MONTH", 1, "QUARTER", 3, "YEAR", 12);

  /** Days from Monday to the day that begins the week. */
  private static final Map<String, Integer> WEEKS =
      Map.of(
          "WEEK", 6,
          "ISOWEEK", 0,
          "WEEK_MONDAY", 0,
          "WEEK_TUESDAY", 1,
          "WEEK_WEDNESDAY", 2,
          "WEEK_THURSDAY", 3,
          "WEEK_FRIDAY", 4,
          "WEEK_SATURDAY", 5);

  private DateParts() {}

  static void addTo(FunctionTable table) {
    table.add("time_add(MIP)", call -> shift(call, "+"));
    table.add("time_sub(MIP)", call -> shift(call, "-"));
    table.add(
        "timestamp_add(TIP) datetime_add(CIP) date_add(TIP) date_add(CIP)",
        call -> "_gsql.t_check(" + shift(call, "+") + ")");
    table.add(
        "timestamp_sub(TIP) datetime_sub(CIP) date_sub(TIP) date_sub(CIP)",
        call -> "_gsql.t_check(" + shift(call, "-") + ")");
    table.add("date_add(DIP)", call -> "_gsql.d_check(" + shift(call, "+") + ")");
    table.add("date_sub(DIP)", call -> "_gsql.d_check(" + shift(call, "-") + ")");
    table.add("$interval(IP)", call -> interval(call.arg(0), call.part(1), call));
    table.add("$add(TV)", call -> withInterval(call, "+"));
    table.add("$subtract(TV)", call -> withInterval(call, "-"));
    table.add("$add(CV) $add(DV)", "_gsql.t_check(CAST({0} AS TIMESTAMP) + {1})");
    table.add("$subtract(CV) $subtract(DV)", "_gsql.t_check(CAST({0} AS TIMESTAMP) - {1})");
    table.add("$add(DI)", "_gsql.d_check({0} + CAST({1} AS INTEGER))");
    table.add("$add(ID)", "_gsql.d_check({1} + CAST({0} AS INTEGER))");
    table.add("$subtract(DI)", "_gsql.d_check({0} - CAST({1} AS INTEGER))");
    table.add("timestamp_diff(TTP)", DateParts::elapsed);
    table.add(
        "date_diff(DDP) datetime_diff(CCP) date_diff(TTP) date_diff(CCP)", DateParts::boundaries);
    table.add("time_diff(MMP)", DateParts::timeBoundaries);
    table.add(
        "date_trunc(DP)", call -> "CAST(" + trunc(call.arg(0), call.part(1), call) + " AS DATE)");
    table.add(
        "timestamp_trunc(TP) datetime_trunc(CP) date_trunc(TP) date_trunc(CP) timestamp_trunc(CP)"
            + " datetime_trunc(TP)",
        call -> trunc(call.arg(0), call.part(1), call));
    table.add("timestamp_trunc(TPS)", DateParts::truncInZone);
    table.add("$extract(TP) $extract(DP) $extract(CP)", call -> extract(call.arg(0), call));
    table.add("$extract(TPS)", call -> extract(inZone(call, 2), call));
    table.add("$extract(MP)", DateParts::extractTime);
    table.add("$extract_date(T) $extract_date(C)", "CAST({0} AS DATE)");
    table.add("$extract_date(TS)", "CAST(_gsql.in_zone({0}, {1}) AS DATE)");
    table.add("$extract_time(T) $extract_time(C)", "CAST({0} AS TIME)");
    table.add("$extract_time(TS)", "CAST(_gsql.in_zone({0}, {1}) AS TIME)");
    table.add("$extract_datetime(T)", "{0}");
    table.add("$extract_datetime(TS)", "_gsql.in_zone({0}, {1})");
    table.add("last_day(D) last_day(C)", "last_day({0})");
    table.add("last_day(DP) last_day(CP)", DateParts::lastDay);
  }

  private static String inZone(Call call, int zone) {
    return "_gsql.in_zone(" + call.arg(0) + ", " + call.arg(zone) + ")";
  }

  private static String shift(Call call, String sign) {
    return "(" + call.arg(0) + " " + sign + " " + interval(call.arg(1), call.part(2), call) + ")";
  }

  /** Months are refused with a TIMESTAMP; the evaluator does so where they may come. */
  private static String withInterval(Call call, String operator) {
    boolean months =
        !(call.nodes().get(1) instanceof ResolvedFunctionCall made)
            || !made.getFunction().getName().equals("$interval")
            || !(made.getArgumentList().get(1) instanceof ResolvedLiteral part)
            || MONTHS.containsKey(part.getValue().getEnumName());
    if (months) {
      throw call.unsupported();
    }
    return "_gsql.t_check(" + call.arg(0) + " " + operator + " " + call.arg(1) + ")";
  }

  static String interval(String count, String part, Call call) {
    if (MONTHS.containsKey(part)) {
      return "to_months(CAST(" + count + " * " + MONTHS.get(part) + " AS INTEGER))";
    }
    if (part.equals("DAY") || part.equals("WEEK")) {
      return "to_days(CAST(" + count + (part.equals("DAY") ? "" : " * 7") + " AS INTEGER))";
    }
    Long micros = MICROS.get(part);
    if (micros == null) {
      throw unsupportedPart(call, part);
    }
    return "to_microseconds(" + count + " * " + micros + ")";
  }

  /** Whole units between two instants, towards zero. */
  private static String elapsed(Call call) {
    Long micros = MICROS.get(call.part(2));
    if (micros == null || call.part(2).equals("WEEK")) {
      throw unsupportedPart(call, call.part(2));
    }
    return "_gsql.i_div(epoch_us(%s) - epoch_us(%s), %d)"
        .formatted(call.arg(0), call.arg(1), micros);
  }

  /** Boundaries of the unit between two dates. */
  private static String boundaries(Call call) {
    String part = call.part(2);
    String a = call.arg(0);
    String b = call.arg(1);
    if (part.equals("ISOYEAR")) {
      return "(CAST(isoyear(%s) AS BIGINT) - CAST(isoyear(%s) AS BIGINT))".formatted(a, b);
    }
    if (MONTHS.containsKey(part) || part.equals("DAY")) {
      return "date_diff('%s', %s, %s)".formatted(part, b, a);
    }
    if (WEEKS.containsKey(part)) {
      return "_gsql.i_div(date_diff('day', %s, %s), 7)"
          .formatted(trunc(b, part, call), trunc(a, part, call));
    }
    Long micros = MICROS.get(part);
    if (micros == null || call.type(0).isDate()) {
      throw unsupportedPart(call, part);
    }
    return "(_gsql.floor_div(epoch_us(%s), %d) - _gsql.floor_div(epoch_us(%s), %d))"
        .formatted(a, micros, b, micros);
  }

  private static String timeBoundaries(Call call) {
    String day = "(DATE '1970-01-01' + %s)";
    Long micros = MICROS.get(call.part(2));
    if (micros == null) {
      throw unsupportedPart(call, call.part(2));
    }
    return "(_gsql.floor_div(epoch_us(%s), %d) - _gsql.floor_div(epoch_us(%s), %d))"
        .formatted(day.formatted(call.arg(0)), micros, day.formatted(call.arg(1)), micros);
  }

  private static String truncInZone(Call call) {
    if (WITHIN_DAY.contains(call.part(1))) {
      throw call.unsupported();
    }
    String local = trunc(inZone(call, 2), call.part(1), call);
    return "_gsql.from_zone(" + local + ", " + call.arg(2) + ")";
  }

  private static String trunc(String value, String part, Call call) {
    if (WEEKS.containsKey(part)) {
      int days = WEEKS.get(part);
      return "(date_trunc('week', CAST(%s AS TIMESTAMP) - to_days(%d)) + to_days(%d))"
          .formatted(value, days, days);
    }
    return switch (part) {
      case "MICROSECOND" -> value;
      case "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "MONTH", "QUARTER", "YEAR" ->
          "date_trunc('%s', CAST(%s AS TIMESTAMP))".formatted(part, value);
      case "ISOYEAR" -> "date_trunc('isoyear', CAST(%s AS TIMESTAMP))".formatted(value);
      default -> throw unsupportedPart(call, part);
    };
  }

  private static String extract(String value, Call call) {
    String part = call.part(1);
    if (WEEKS.containsKey(part) && !part.equals("ISOWEEK")) {
      return "_gsql.week_of_year(CAST(%s AS DATE), %d)".formatted(value, WEEKS.get(part));
    }
    String sql =
        switch (part) {
          case "YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "ISOYEAR" ->
              "extract(" + part + " FROM " + value + ")";
          case "ISOWEEK" -> "extract(week FROM " + value + ")";
          case "DAYOFWEEK" -> "(extract(dow FROM " + value + ") + 1)";
          case "DAYOFYEAR" -> "extract(doy FROM " + value + ")";
          case "MILLISECOND" -> "(extract(microsecond FROM " + value + ") // 1000 % 1000)";
          case "MICROSECOND" -> "(extract(microsecond FROM " + value + ") % 1000000)";
          default -> throw unsupportedPart(call, part);
        };
    return "CAST(" + sql + " AS BIGINT)";
  }

  private static String extractTime(Call call) {
    return extract("(DATE '1970-01-01' + " + call.arg(0) + ")", call);
  }

  private static String lastDay(Call call) {
    String part = call.part(1);
    String step =
        switch (part) {
          case "MONTH" -> "to_months(1)";
          case "QUARTER" -> "to_months(3)";
          case "YEAR" -> "to_months(12)";
          default -> {
            if (!WEEKS.containsKey(part)) {
              throw unsupportedPart(call, part);
            }
            yield "to_days(7)";
          }
        };
    return "CAST(" + trunc(call.arg(0), part, call) + " + " + step + " - to_days(1) AS DATE)";
  }

  private static SqlError unsupportedPart(Call call, String part) {
    return SqlError.unsupported(call.sqlName() + " with date part " + part);
  }
}
