package com.salesintelligence.local.googlesql.generate;

import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;

/** Where a table scan reads. */
public sealed interface Source {

  List<ColumnSchema> columns();

  /** A table of DuckDB. */
  record Stored(String duckName, List<ColumnSchema> columns) implements Source {}

  /** A view: the DuckDB SQL of its query, with columns c1 … cn. */
  record Expanded(String duckSql, List<ColumnSchema> columns) implements Source {}
}
