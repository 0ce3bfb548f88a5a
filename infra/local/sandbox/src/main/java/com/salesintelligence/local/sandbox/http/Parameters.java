package com.salesintelligence.local.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query strings and forms. */
final class Parameters {
  private Parameters() {}

  static Map<String, List<String>> of(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters
          .computeIfAbsent(decode(name, true), _ -> new ArrayList<>())
          .add(decode(value, true));
    }
    return parameters;
  }

  static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
      return text;
    }
    try {
      return URLDecoder.decode(
          plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refusal(
          Answer.json(
              400, Map.of("error", "The URL holds a broken %-escape. Encode it as UTF-8.")));
    }
  }
}
