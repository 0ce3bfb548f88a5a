package com.salesintelligence.ingest.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of a type that are asked for, in the order of the query.
 *
 * @param type as Salesforce calls it
 * @param replicated whether Salesforce tells which of its records were deleted
 */
record Columns(String type, List<Column> columns, Map<String, Integer> places, boolean replicated) {

  /** What a field holds, and so how a text without types (CSV) is understood. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN
  }

  /**
   * A field.
   *
   * @param custom the org's own
   */
  record Column(String name, Kind kind, boolean custom) {}

  Columns(String type, List<Column> columns, boolean replicated) {
    this(type, List.copyOf(columns), places(columns), replicated);
  }

  private static Map<String, Integer> places(List<Column> columns) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
    return places;
  }

  /** Where a field is; -1 when it is not asked for. */
  int place(String field) {
    return places.getOrDefault(field, -1);
  }

  String selected() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
