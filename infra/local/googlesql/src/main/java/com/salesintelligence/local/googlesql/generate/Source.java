package com.salesintelligence.local.googlesql.generate;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;

/** Where a table scan reads. */
public sealed interface Source {

  List<ColumnSchema> columns();

  /** What queries have to narrow down, each of them. */
  List<Filter> filters();

  /**
   * A table that is not to be read as a whole.
   *
   * @param table its name, for people
   * @param partitioning the columns that its partitions go by
   * @param columns of the source that stand for those: a condition has to name one of them
   */
  record Filter(String table, List<String> partitioning, List<String> columns) {
    public Filter {
      partitioning = List.copyOf(partitioning);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A table of DuckDB.
   *
   * @param columns the pseudo columns of its partitions come last
   */
  record Stored(String duckName, List<ColumnSchema> columns, List<Filter> filters)
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
  record Expanded(String duckSql, List<ColumnSchema> columns, List<Filter> filters)
      implements Source {}
}
