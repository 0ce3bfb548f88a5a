package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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
    if (group(call) > 0 && mayLeaveGroupOut(pattern(call))) {
      throw call.unsupported();
    }
    return "CASE WHEN regexp_matches(%s, %s) THEN regexp_extract(%s, %s, %d) END"
        .formatted(call.arg(0), call.arg(1), call.arg(0), call.arg(1), group(call));
  }

  private static String extractAll(Call call) {
    if (mayBeEmpty(pattern(call)) || mayLeaveGroupOut(pattern(call))) {
      throw call.unsupported();
    }
    return "regexp_extract_all(%s, %s, %d)".formatted(call.arg(0), call.arg(1), group(call));
  }

  private static String pattern(Call call) {
    return isNull(call) ? "" : call.text(1, "pattern");
  }

  private static boolean isNull(Call call) {
    return call.nodes().get(1) instanceof ResolvedLiteral literal && literal.getValue().isNull();
  }

  /** DuckDB gives '' where GoogleSQL gives NULL for a group that took no part. */
  private static boolean mayLeaveGroupOut(String pattern) {
    return pattern.contains("|")
        || pattern.contains(")?")
        || pattern.contains(")*")
        || pattern.contains("){");
  }

  /** DuckDB counts empty matches another way. */
  private static boolean mayBeEmpty(String pattern) {
    if (pattern.contains("\\b") || pattern.contains("\\B")) {
      return true;
    }
    try {
      return Pattern.compile(pattern).matcher("").find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  /** The whole match, or the pattern's only group. */
  private static int group(Call call) {
    if (isNull(call)) {
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
