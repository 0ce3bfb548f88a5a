package com.salesintelligence.ingest.datasets;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the YAML beside its files says of a dataset.
 *
 * @param files patterns of paths within the folder
 * @param key columns whose values tell rows apart
 */
record Description(
    String name,
    String title,
    String description,
    String owner,
    String sensitivity,
    String refresh,
    List<String> files,
    Format format,
    Charset encoding,
    char delimiter,
    List<String> key,
    List<Column> columns) {

  Description {
    files = List.copyOf(files);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** How the rows are written down. */
  enum Format {
    CSV,
    NDJSON,
    JSON
  }

  /**
   * A column and what its values must be like.
   *
   * @param allowed empty: every value
   */
  record Column(
      String name,
      ColumnType type,
      String description,
      boolean required,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      Set<String> allowed,
      @Nullable Pattern pattern) {

    Column {
      allowed = Set.copyOf(allowed);
    }
  }

  RowReader reader(int longestRow) {
    return switch (format) {
      case CSV -> new CsvRows(delimiter, columns.stream().map(Column::name).toList(), longestRow);
      case NDJSON -> new NdjsonRows(longestRow);
      case JSON -> new JsonRows(longestRow);
    };
  }
}
