package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.Map;

/** Aggregate functions. */
public final class Aggregates {
  /**
   * By name and argument letters: {@code {d}} stands for DISTINCT, the argument and ORDER BY,
   * {@code {0}} for the argument alone, {@code {o}} for OVER.
   */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("$count_star()", "count(*){o}"),
          Map.entry("countif(O)", "count(CASE WHEN {0} THEN 1 END){o}"),
          Map.entry("sum(I)", "CAST(sum({d}){o} AS BIGINT)"),
          Map.entry("sum(F)", "_gsql.f_total(sum({d}){o}, bool_or(isinf({0})){o})"),
          Map.entry("sum(N)", "CAST(sum({d}){o} AS DECIMAL(38,9))"),
          Map.entry("avg(I)", "avg({d}){o}"),
          Map.entry("avg(F)", "avg({d}){o}"),
          Map.entry(
              "avg(N)",
              "_gsql_n_divide(CAST(sum({d}){o} AS DECIMAL(38,9)),"
                  + " CAST(count({d}){o} AS DECIMAL(38,9)))"),
          Map.entry(
              "min(F)",
              "CASE WHEN bool_or(isnan({0})){o} THEN CAST('nan' AS DOUBLE)"
                  + " ELSE min({0}){o} END"),
          Map.entry("max(F)", "max({0}){o}"),
          Map.entry("logical_and(O)", "bool_and({0}){o}"),
          Map.entry("logical_or(O)", "bool_or({0}){o}"),
          Map.entry("bit_and(I)", "bit_and({d}){o}"),
          Map.entry("bit_or(I)", "bit_or({d}){o}"),
          Map.entry("bit_xor(I)", "bit_xor({d}){o}"),
          Map.entry("stddev(F)", "stddev_samp({d}){o}"),
          Map.entry("stddev_samp(F)", "stddev_samp({d}){o}"),
          Map.entry("stddev_pop(F)", "stddev_pop({d}){o}"),
          Map.entry("variance(F)", "var_samp({d}){o}"),
          Map.entry("var_samp(F)", "var_samp({d}){o}"),
          Map.entry("var_pop(F)", "var_pop({d}){o}"));

  private Aggregates() {}

  public static String write(AggregateCall aggregate) {
    return write(aggregate, "");
  }

  static String write(AggregateCall aggregate, String over) {
    if (!aggregate.having().isEmpty() && !aggregate.name().equals("any_value")) {
      return ReferenceAggregates.write(aggregate, over);
    }
    try {
      return duck(aggregate, over);
    } catch (SqlError e) {
      if (e.kind() != SqlError.Kind.NOT_SUPPORTED) {
        throw e;
      }
      return ReferenceAggregates.write(aggregate, over);
    }
  }

  private static String duck(AggregateCall aggregate, String over) {
    return switch (aggregate.name()) {
      case "any_value" -> anyValue(aggregate, over);
      case "max_by", "min_by" -> by(aggregate, over);
      case "array_agg" -> arrayAgg(aggregate, over);
      case "array_concat_agg" -> arrayConcatAgg(aggregate, over);
      case "string_agg" -> stringAgg(aggregate, over);
      case "count", "approx_count_distinct" -> count(aggregate, over);
      case "approx_quantiles" -> quantiles(aggregate, over);
      case "min", "max" -> extreme(aggregate, over);
      case "corr", "covar_samp", "covar_pop" -> pair(aggregate, over);
      case "hll_count.init", "hll_count.merge", "hll_count.merge_partial" ->
          Sketches.write(aggregate);
      default -> plain(aggregate, over);
    };
  }

  private static String plain(AggregateCall aggregate, String over) {
    aggregate.refuse(!aggregate.limit().isEmpty(), "LIMIT");
    aggregate.refuse(
        aggregate.nulls() != NullHandlingModifier.DEFAULT_NULL_HANDLING, "IGNORE or RESPECT NULLS");
    String template = PLAIN.get(aggregate.name() + "(" + aggregate.call().signature() + ")");
    if (template == null) {
      throw aggregate.call().unsupported();
    }
    aggregate.refuse(aggregate.distinct() && !template.contains("{d}"), "DISTINCT");
    String sql = template.replace("{o}", over);
    if (aggregate.call().size() > 0) {
      String argument = aggregate.call().arg(0);
      sql = sql.replace("{d}", aggregate.inside(argument)).replace("{0}", argument);
    }
    return sql;
  }

  private static String extreme(AggregateCall aggregate, String over) {
    String letter = aggregate.call().signature();
    if (letter.equals("F")) {
      return plain(aggregate.plain(), over);
    }
    if ("SBINOTDCMGV".contains(letter)) {
      return aggregate.name() + "(" + aggregate.call().arg(0) + ")" + over;
    }
    throw aggregate.call().unsupported();
  }

  private static String pair(AggregateCall aggregate, String over) {
    aggregate.refuse(aggregate.distinct(), "DISTINCT");
    if (!aggregate.call().signature().equals("FF")) {
      throw aggregate.call().unsupported();
    }
    String sql =
        aggregate.name() + "(" + String.join(", ", aggregate.call().arguments()) + ")" + over;
    if (!aggregate.name().equals("corr")) {
      return sql;
    }
    String pairs =
        "count(CASE WHEN %s IS NOT NULL AND %s IS NOT NULL THEN 1 END)%s"
            .formatted(aggregate.call().arg(0), aggregate.call().arg(1), over);
    return "CASE WHEN " + pairs + " > 1 THEN " + sql + " END";
  }

  private static String count(AggregateCall aggregate, String over) {
    boolean distinct = aggregate.distinct() || aggregate.name().startsWith("approx");
    return "count(" + (distinct ? "DISTINCT " : "") + aggregate.call().arg(0) + ")" + over;
  }

  /**
   * Without HAVING any row's value that is not NULL; with it the value of the row at the extreme.
   */
  private static String anyValue(AggregateCall aggregate, String over) {
    String value = aggregate.call().arg(0);
    if (aggregate.having().isEmpty()) {
      return "any_value(" + value + ")" + over;
    }
    String name = aggregate.havingKind().equals("MAX") ? "arg_max_null" : "arg_min_null";
    return name + "(" + value + ", " + aggregate.having() + ")" + over;
  }

  private static String by(AggregateCall aggregate, String over) {
    if ("ARJE".indexOf(aggregate.call().signature().charAt(1)) >= 0) {
      throw aggregate.call().unsupported();
    }
    String name = aggregate.name().equals("max_by") ? "arg_max_null" : "arg_min_null";
    return name + "(" + String.join(", ", aggregate.call().arguments()) + ")" + over;
  }

  private static String arrayAgg(AggregateCall aggregate, String over) {
    String value = aggregate.call().arg(0);
    String filter =
        aggregate.nulls() == NullHandlingModifier.IGNORE_NULLS
            ? " FILTER (WHERE " + value + " IS NOT NULL)"
            : "";
    String list = list(aggregate, filter, over);
    return aggregate.limit().isEmpty() ? list : "(" + list + ")[1:" + aggregate.limit() + "]";
  }

  /** Distinct values come in the order in which they are met first, unless another is asked for. */
  private static String list(AggregateCall aggregate, String filter, String over) {
    String value = aggregate.call().arg(0);
    boolean met = aggregate.distinct() && aggregate.order().isEmpty() && over.isEmpty();
    return met
        ? "_gsql.a_distinct(array_agg(" + value + ")" + filter + ")"
        : "array_agg(" + aggregate.inside(value) + ")" + filter + over;
  }

  private static String arrayConcatAgg(AggregateCall aggregate, String over) {
    String value = aggregate.call().arg(0);
    String lists =
        "array_agg(%s) FILTER (WHERE %s IS NOT NULL)%s"
            .formatted(aggregate.inside(value), value, over);
    String limit = aggregate.limit().isEmpty() ? "" : "[1:" + aggregate.limit() + "]";
    return "flatten((" + lists + ")" + limit + ")";
  }

  private static String stringAgg(AggregateCall aggregate, String over) {
    String letters = aggregate.call().signature();
    if (!letters.equals("S") && !letters.equals("SS")) {
      throw aggregate.call().unsupported();
    }
    String value = aggregate.call().arg(0);
    String separator = letters.equals("S") ? "','" : aggregate.call().arg(1);
    boolean met = aggregate.distinct() && aggregate.order().isEmpty() && over.isEmpty();
    if (aggregate.limit().isEmpty() && !met) {
      return "string_agg(" + aggregate.inside(value + ", " + separator) + ")" + over;
    }
    String list = list(aggregate, " FILTER (WHERE " + value + " IS NOT NULL)", over);
    String limit = aggregate.limit().isEmpty() ? "" : "[1:" + aggregate.limit() + "]";
    return "array_to_string((" + list + ")" + limit + ", " + separator + ")";
  }

  /** The minimum, n - 1 boundaries and the maximum; exact here. */
  private static String quantiles(AggregateCall aggregate, String over) {
    aggregate.refuse(!over.isEmpty(), "OVER");
    String letter = aggregate.call().signature();
    if ("BOARGEJV".indexOf(letter.charAt(0)) >= 0) {
      throw aggregate.call().unsupported();
    }
    long n = aggregate.call().integer(1, "number of quantiles");
    String value = aggregate.call().arg(0);
    if (aggregate.nulls() == NullHandlingModifier.RESPECT_NULLS) {
      return "_gsql.a_quantiles(array_agg(" + aggregate.inside(value) + "), " + n + ")";
    }
    var fractions = new ArrayList<String>();
    for (long i = 0; i <= n; i++) {
      fractions.add(String.valueOf((double) i / n));
    }
    return "quantile_disc(%s%s, [%s])"
        .formatted(aggregate.distinct() ? "DISTINCT " : "", value, String.join(", ", fractions));
  }
}
