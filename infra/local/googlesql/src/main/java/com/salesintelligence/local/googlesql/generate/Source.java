package com.salesintelligence.local.googlesql.generate;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;

/** Where a table scan reads. */
public sealed interface Source {

  List<ColumnSchema> columns();

  /**
   * A table of DuckDB.
   *
   * @param columns the pseudo columns of its partitions come last
   * @param filtered the columns of which a query has to name one in a condition
   */
  record Stored(String duckName, List<ColumnSchema> columns, List<String> filtered)
      implements Source {

    /**
     * The value of a column; a stored NULL array is an empty one in BigQuery.
     *
     * @param prefix the alias of the table with a point, or nothing
     */
    public String value(int index, String prefix) {
      ColumnSchema column = columns.get(index).usable();
      if (column.name().equals(Partitioned.DATE)) {
        return "CAST(" + prefix + DuckName.quote(Partitioned.TIME) + " AS DATE)";
      }
      String name = prefix + DuckName.quote(column.name());
      return column.type() instanceof SqlType.Array ? "COALESCE(" + name + ", [])" : name;
    }
  }

  /** A view: the DuckDB SQL of its query, with columns c1 … cn. */
  record Expanded(String duckSql, List<ColumnSchema> columns) implements Source {}
}
