package com.salesintelligence.local.pubsub.rest;

import com.google.protobuf.util.JsonFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters that all of Google's services know: how an answer is written, and by whom. */
final class Settings {

  private static final String INT_ENUMS = "json;enum-encoding=int";
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("key", "access_token", "oauth_token", "quotaUser", "userIp", "$.xgafv");
  private static final Set<String> ALT = Set.of("alt", "$alt");
  private static final Set<String> PRETTY = Set.of("prettyPrint", "$prettyPrint");

  private Settings() {}

  /** The fields of a request. */
  static Map<String, List<String>> withoutTheirs(Map<String, List<String>> query) {
    Map<String, List<String>> fields = new LinkedHashMap<>(query);
    fields.keySet().removeAll(WITHOUT_EFFECT);
    fields.keySet().removeAll(ALT);
    fields.keySet().removeAll(PRETTY);
    return fields;
  }

  static JsonFormat.Printer printer(Map<String, List<String>> query) {
    JsonFormat.Printer printer = JsonFormat.printer();
    String alt = value(query, ALT, "json");
    if (alt.equals(INT_ENUMS)) {
      printer = printer.printingEnumsAsInts();
    } else if (!alt.equals("json")) {
      throw new InvalidRequestException("Only alt=json is supported.");
    }
    return value(query, PRETTY, "true").equals("false")
        ? printer.omittingInsignificantWhitespace()
        : printer;
  }

  private static String value(
      Map<String, List<String>> query, Set<String> names, String otherwise) {
    return names.stream()
        .filter(query::containsKey)
        .map(name -> query.getOrDefault(name, List.of(otherwise)).getLast())
        .findFirst()
        .orElse(otherwise);
  }
}
