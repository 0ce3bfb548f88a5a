package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which labels a list asks for: {@code labels.team:sales labels.env}, all of them. */
record LabelFilter(List<Wanted> wanted) {

  private static final Pattern PART =
      Pattern.compile("labels\\.([\\p{L}\\p{N}_-]+)(?::([\\p{L}\\p{N}_-]*|\\*))?");

  /**
   * A label.
   *
   * @param value empty where any will do
   */
  private record Wanted(String key, String value) {}

  static LabelFilter parse(String text) {
    var wanted = new ArrayList<Wanted>();
    for (String part : text.strip().split("\\s+")) {
      if (part.isEmpty() || part.equals("AND")) {
        continue;
      }
      Matcher match = PART.matcher(part);
      if (!match.matches()) {
        throw ApiError.invalid("Invalid filter: " + text);
      }
      String value = match.group(2);
      wanted.add(new Wanted(match.group(1), value == null || value.equals("*") ? "" : value));
    }
    return new LabelFilter(wanted);
  }

  boolean accepts(JsonNode labels) {
    return wanted.stream()
        .allMatch(
            label ->
                labels.has(label.key)
                    && (label.value.isEmpty() || Json.text(labels, label.key).equals(label.value)));
  }
}
