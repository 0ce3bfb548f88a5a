package com.salesintelligence.local.sandbox.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a record gains when another one is merged into it. */
final class Merging {
  private Merging() {}

  static Map<String, @Nullable String> gained(Properties properties, HubRow primary, HubRow loser) {
    var own = properties.of(primary);
    var theirs = properties.of(loser);
    var gained = new LinkedHashMap<String, @Nullable String>();
    theirs.forEach(
        (name, value) -> {
          if (value != null && own.get(name) == null && !name.startsWith("hs_merged")) {
            gained.put(name, value);
          }
        });
    gained.put(
        "hs_merged_object_ids",
        joined(
            own.get("hs_merged_object_ids"),
            theirs.get("hs_merged_object_ids"),
            Long.toString(loser.id())));
    if (theirs.get("email") != null) {
      gained.put(
          "hs_additional_emails", joined(own.get("hs_additional_emails"), theirs.get("email")));
    }
    return gained;
  }

  private static String joined(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(";"));
  }
}
