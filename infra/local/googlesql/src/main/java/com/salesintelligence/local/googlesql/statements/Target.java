package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.Table;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.List;

/** The table that a statement changes. */
record Target(TableName name, Source.Stored source, ResolvedTableScan scan) {

  static Target of(ResolvedTableScan scan, Translation translation) {
    if (!(translation.source(scan.getTable()) instanceof Source.Stored stored)) {
      throw SqlError.invalid(scan.getTable().getFullName() + " is a view and cannot be changed");
    }
    return new Target(name(scan.getTable()), stored, scan);
  }

  /** The name that {@code Resolution} gave to the analyser's table. */
  static TableName name(Table table) {
    List<String> parts = List.of(table.getFullName().split("\n"));
    return new TableName(parts.get(0), parts.get(1), parts.get(2));
  }

  String duckName() {
    return source.duckName();
  }

  /** Lets expressions name the target's columns as DuckDB does. */
  void renameColumns(Translation translation) {
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      translation.rename(scan.getColumnList().get(i), column(i, "_target."));
    }
  }

  /** The target's rows as a FROM item, each with its number as {@code _row}. */
  String rows() {
    var items = new ArrayList<String>();
    items.add("rowid AS _row");
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      items.add(column(i, "") + " AS " + Translation.name(scan.getColumnList().get(i)));
    }
    return "(SELECT " + String.join(", ", items) + " FROM " + duckName() + ")";
  }

  /** A column by its name. */
  ColumnSchema column(String name) {
    return source.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> SqlError.invalid("Unrecognized name: " + name))
        .usable();
  }

  /** A column's old value, as expressions name it. */
  String reference(String name) {
    return "_target." + DuckName.quote(column(name).name());
  }

  private String column(int position, String prefix) {
    return source.value(scan.getColumnIndexList().get(position).intValue(), prefix);
  }
}
