package com.salesintelligence.local.googlesql;

import java.util.List;
import java.util.Optional;

/** The tables and views that a statement may name, as the server stores them. */
public interface Catalog {

  /** Looks a table or view up; the name is complete (defaults are filled in already). */
  Optional<Relation> find(TableName name);

  /** Looks a routine up; a catalogue that keeps none finds none. */
  default Optional<Routine> routine(TableName name) {
    return Optional.empty();
  }

  /** What a name stands for. The version changes whenever anything else in the relation does. */
  sealed interface Relation {
    long version();
  }

  /**
   * A table.
   *
   * @param duckName the name to put into DuckDB SQL, quoted as needed
   * @param columns in order; DuckDB's columns have the same names and {@link SqlType#duckType}
   */
  record Table(String duckName, List<ColumnSchema> columns, Partitioned partitioned, long version)
      implements Relation {
    public Table {
      columns = List.copyOf(columns);
    }

    public Table(String duckName, List<ColumnSchema> columns, long version) {
      this(duckName, columns, Partitioned.NOT, version);
    }
  }

  /**
   * Rows that the server computes, such as those of INFORMATION_SCHEMA and of wildcard tables.
   *
   * @param duckSql a SELECT whose columns are named c1 … cn
   * @param pseudo how many of the last columns {@code SELECT *} leaves out
   */
  record Computed(String duckSql, List<ColumnSchema> columns, int pseudo, long version)
      implements Relation {
    public Computed {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A view. The translator analyses its text and expands it, so DuckDB needs no view.
   *
   * @param query GoogleSQL; names without a project belong to the view's own project
   */
  record View(String query, long version) implements Relation {}
}
