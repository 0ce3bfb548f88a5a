package com.salesintelligence.local.googlesql.translations;

import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a translation takes for granted of a table or view, in short. */
final class Shape {
  private static final int LENGTH = 12;

  private Shape() {}

  /**
   * @throws SqlError for rows that the server computes, which differ from one call to the next
   */
  static String of(TableName name, Catalog.Relation relation) {
    String text =
        switch (relation) {
          case Catalog.Table table -> columns(table.columns()) + partitions(table.partitioned());
          case Catalog.View view -> view(name, view);
          case Catalog.Computed rows -> throw SqlError.unsupported("A translation of " + name);
        };
    return StatementText.hash(text).substring(0, LENGTH);
  }

  private static String columns(List<ColumnSchema> columns) {
    return columns.stream().map(Shape::column).collect(Collectors.joining(", "));
  }

  /** Its default is written into statements that leave it out. */
  private static String column(ColumnSchema column) {
    String plain = column.name() + " " + column.type().googleSql();
    return column.defaultValue().isEmpty() ? plain : plain + " DEFAULT " + column.defaultValue();
  }

  private static String partitions(Partitioned partitioned) {
    return partitioned.equals(Partitioned.NOT) ? "" : partitioned.toString();
  }

  private static String view(TableName name, Catalog.View view) {
    var text = StatementText.of(view.query(), name.project());
    String dataset = name.project() + "." + name.dataset();
    return Set.of(dataset).containsAll(text.datasets())
        ? text.normal()
        : text.normal() + text.datasets();
  }
}
