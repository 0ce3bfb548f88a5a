package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
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
    if (NUMBERING.contains(name) || OFFSETS.contains(name)) {
      return name + "(" + arguments + ")" + over;
    }
    if (VALUES.contains(name)) {
      boolean ignore = call.nulls() == NullHandlingModifier.IGNORE_NULLS;
      return name + "(" + arguments + (ignore ? " IGNORE NULLS" : "") + ")" + over;
    }
    if (PERCENTILES.containsKey(name)) {
      if (call.nulls() == NullHandlingModifier.RESPECT_NULLS) {
        return ReferenceAggregates.write(call, over);
      }
      return PERCENTILES.get(name) + "(" + arguments + ")" + over;
    }
    return Aggregates.write(call, over);
  }
}
