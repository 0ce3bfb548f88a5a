package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest.MissingValueInterpretation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a field stands for that the writer's schema has and a row has not: NULL or the default. */
record MissingValues(
    MissingValueInterpretation otherwise, Map<String, MissingValueInterpretation> byColumn) {

  static final MissingValues NULLS =
      new MissingValues(MissingValueInterpretation.NULL_VALUE, Map.of());

  /** What a request says; what it does not say holds on as it was on its connection. */
  MissingValues after(AppendRowsRequest request) {
    MissingValueInterpretation given = request.getDefaultMissingValueInterpretation();
    boolean silent =
        given == MissingValueInterpretation.MISSING_VALUE_INTERPRETATION_UNSPECIFIED
            || given == MissingValueInterpretation.UNRECOGNIZED;
    if (silent && request.getMissingValueInterpretationsCount() == 0) {
      return this;
    }
    Map<String, MissingValueInterpretation> columns = new HashMap<>(byColumn);
    request
        .getMissingValueInterpretationsMap()
        .forEach((name, value) -> columns.put(name.toLowerCase(Locale.ROOT), value));
    return new MissingValues(silent ? otherwise : given, Map.copyOf(columns));
  }

  boolean isDefault(String column) {
    return byColumn.getOrDefault(column.toLowerCase(Locale.ROOT), otherwise)
        == MissingValueInterpretation.DEFAULT_VALUE;
  }
}
