package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Value;
import com.salesintelligence.local.googlesql.SqlError;

/** INTERVAL values inside expressions; they cannot be stored. */
final class Intervals {
  private Intervals() {}

  static String literal(Value value) {
    if (value.isNull()) {
      return "CAST(NULL AS INTERVAL)";
    }
    throw SqlError.unsupported("An INTERVAL constant");
  }
}
