package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;

/** Regular expressions: RE2 on both sides. */
final class Patterns {
  private Patterns() {}

  static void addTo(FunctionTable table) {
    table.add("regexp_contains(SS)", "regexp_matches({0}, {1})");
    table.add("regexp_replace(SSS)", "regexp_replace({0}, {1}, {2}, 'g')");
    table.add("regexp_extract(SS) regexp_substr(SS)", Patterns::extract);
    table.add("regexp_extract_all(SS)", Patterns::extractAll);
  }

  private static String extract(Call call) {
    return "CASE WHEN regexp_matches(%s, %s) THEN regexp_extract(%s, %s, %d) END"
        .formatted(call.arg(0), call.arg(1), call.arg(0), call.arg(1), group(call));
  }

  private static String extractAll(Call call) {
    return "regexp_extract_all(%s, %s, %d)".formatted(call.arg(0), call.arg(1), group(call));
  }

  /** The whole match, or the pattern's only group. */
  private static int group(Call call) {
    if (call.nodes().get(1) instanceof ResolvedLiteral literal && literal.getValue().isNull()) {
      return 0;
    }
    int groups = groups(call.text(1, "pattern"));
    if (groups > 1) {
      throw SqlError.invalid("Regular expression has more than 1 capturing groups");
    }
    return groups;
  }

  /** Counts capturing groups. */
  static int groups(String pattern) {
    int groups = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']' || pattern.charAt(i - 1) == '[';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(' && isCapturing(pattern, i)) {
        groups++;
      }
    }
    return groups;
  }

  private static boolean isCapturing(String pattern, int open) {
    return !pattern.startsWith("(?", open)
        || pattern.startsWith("(?P<", open)
        || (pattern.startsWith("(?<", open)
            && !pattern.startsWith("(?<=", open)
            && !pattern.startsWith("(?<!", open));
  }
}
