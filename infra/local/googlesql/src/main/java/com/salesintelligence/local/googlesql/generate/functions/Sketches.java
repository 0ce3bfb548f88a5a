package com.salesintelligence.local.googlesql.generate.functions;

import com.salesintelligence.local.googlesql.SqlError;

/**
 * HLL_COUNT: a sketch holds the smallest 2^precision hashes of the values, which counts exactly
 * until there are more of them; its bytes are our own and not Google's.
 */
final class Sketches {
  private static final long LEAST_PRECISION = 10;
  private static final long USUAL_PRECISION = 15;
  private static final long GREATEST_PRECISION = 24;

  private Sketches() {}

  static void addTo(FunctionTable table) {
    table.add("hll_count.extract(B)", "_gsql.h_count(_gsql.h_checked({0}))");
  }

  static String write(AggregateCall aggregate) {
    return switch (aggregate.name()) {
      case "hll_count.init" -> init(aggregate.call());
      case "hll_count.merge" -> merged(aggregate.call(), "COALESCE(_gsql.h_count(%s), 0)");
      case "hll_count.merge_partial" -> merged(aggregate.call(), "unhex(%s)");
      default -> throw aggregate.call().unsupported();
    };
  }

  private static String init(Call call) {
    long precision = call.size() > 1 ? call.integer(1, "precision") : USUAL_PRECISION;
    if (precision < LEAST_PRECISION || precision > GREATEST_PRECISION) {
      throw SqlError.invalid(
          "HLL_COUNT.INIT: precision must be between %d and %d"
              .formatted(LEAST_PRECISION, GREATEST_PRECISION));
    }
    char type = TypeLetters.of(call.type(0));
    String value = call.arg(0);
    String text = "SB".indexOf(type) >= 0 ? value : "CAST(" + value + " AS VARCHAR)";
    return "unhex(_gsql.h_sketch(list(DISTINCT left(md5(%s), 16)) FILTER (WHERE %s IS NOT NULL),"
            .formatted(text, value)
        + " '%02x%02x'))".formatted((int) type, precision);
  }

  private static String merged(Call call, String result) {
    String sketch = "_gsql.h_checked(" + call.arg(0) + ")";
    String union =
        "_gsql.h_union(flatten(list(_gsql.h_hashes(%s))), min(%s[9:12]), max(%s[9:10]))"
            .formatted(sketch, sketch, sketch);
    return result.formatted(union);
  }
}
