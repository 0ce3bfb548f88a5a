package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as CSV. */
record CsvWriter(String delimiter, boolean header) implements RowText {

  @Override
  public void begin(Writer out, List<ColumnSchema> columns) throws IOException {
    if (header) {
      for (int i = 0; i < columns.size(); i++) {
        out.write(i == 0 ? "" : delimiter);
        writeField(out, columns.get(i).name());
      }
      out.write('\n');
    }
  }

  @Override
  public void write(Writer out, List<ColumnSchema> columns, @Nullable Object[] row)
      throws IOException {
    for (int i = 0; i < row.length; i++) {
      out.write(i == 0 ? "" : delimiter);
      Object value = row[i];
      if (value != null && columns.get(i).type() instanceof SqlType.Scalar type) {
        writeField(out, ValueText.of(type, value));
      }
    }
    out.write('\n');
  }

  private void writeField(Writer out, String text) throws IOException {
    boolean quoted =
        text.isEmpty()
            || text.contains(delimiter)
            || text.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r');
    out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
