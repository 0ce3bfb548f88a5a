package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.googlesql.ColumnSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows are written as text. */
interface RowText {

  void begin(Writer out, List<ColumnSchema> columns) throws IOException;

  void write(Writer out, List<ColumnSchema> columns, @Nullable Object[] row) throws IOException;
}
