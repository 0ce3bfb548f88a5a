package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Functions with OVER: numbering, navigation, and every aggregate. */
public final class WindowFunctions {
  private static final Set<String> NUMBERING =
      Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile");
  private static final Set<String> OFFSETS = Set.of("lag", "lead");
  private static final Set<String> VALUES = Set.of("first_value", "last_value", "nth_value");

  /** Over whole partitions; NULL takes no part. */
  private static final Map<String, String> PERCENTILES =
      Map.of("percentile_cont", "quantile_cont", "percentile_disc", "quantile_disc");

  private WindowFunctions() {}

  /** Functions that GoogleSQL gives no frame. */
  public static boolean ignoresFrame(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NUMBERING.contains(lower) || OFFSETS.contains(lower);
  }

  public static String write(AggregateCall call, String over) {
    String name = call.name();
    String arguments = String.join(", ", call.call().arguments());
    if (NUMBERING.contains(name)) {
      return name + "(" + arguments + ")" + over;
    }
    if (OFFSETS.contains(name)) {
      return name + "(" + shift(call) + ")" + over;
    }
    if (VALUES.contains(name)) {
      boolean ignore = call.nulls() == NullHandlingModifier.IGNORE_NULLS;
      return name + "(" + arguments + (ignore ? " IGNORE NULLS" : "") + ")" + over;
    }
    if (PERCENTILES.containsKey(name)) {
      if (call.nulls() == NullHandlingModifier.RESPECT_NULLS) {
        return ReferenceAggregates.write(call, over);
      }
      return percentile(call, over);
    }
    return Aggregates.write(call, over);
  }

  /** For DuckDB NaN is the greatest number, in GoogleSQL the least. */
  private static String percentile(AggregateCall call, String over) {
    String function = PERCENTILES.get(call.name());
    String value = call.call().arg(0);
    String at = call.call().arg(1);
    String plain = "%s(%s, %s)%s".formatted(function, value, at, over);
    return call.type(0).isFloatingPoint()
        ? "CASE WHEN bool_or(isnan(%s))%s THEN -%s(-%s, 1 - %s)%s ELSE %s END"
            .formatted(value, over, function, value, at, over, plain)
        : plain;
  }

  /** DuckDB would look the other way where the offset is negative. */
  private static String shift(AggregateCall call) {
    var arguments = new ArrayList<>(call.call().arguments());
    if (arguments.size() > 1) {
      String offset = arguments.get(1);
      String text =
          "The offset to the function %s must not be negative"
              .formatted(call.name().toUpperCase(Locale.ROOT));
      arguments.set(
          1,
          "CASE WHEN %s < 0 THEN _gsql.i_fail('%s') ELSE %s END".formatted(offset, text, offset));
    }
    return String.join(", ", arguments);
  }
}
