package com.salesintelligence.contracts.warehouse;

import java.util.List;

/** Describes every table and view of the warehouse for people, as Markdown. */
public final class DataDictionary {

  private DataDictionary() {}

  public static String markdown(List<Table> tables, List<View> views) {
    var page = new StringBuilder();
    page.append(
        """
        # Data dictionary
        Made from `src/main/protobuf/salesintelligence/tables` and `src/main/resources/views`; the build fails when it \
        is out of date. People and other teams read the views and the tables without `_facts` in their name.

        ## Views

        | view | what it holds |
        |---|---|
        """);
    views.forEach(v -> page.append("| %s | %s |\n".formatted(v.name(), v.description())));
    page.append("\n## Tables\n");
    tables.forEach(table -> append(page, table));
    return page.toString();
  }

  private static void append(StringBuilder page, Table table) {
    page.append("\n### %s\n%s\n\n".formatted(table.name(), table.description()));
    page.append("Key: %s. ".formatted(String.join(", ", table.primaryKey())));
    table.partitionBy().ifPresent(c -> page.append("Partitioned by day of %s. ".formatted(c)));
    if (!table.clusterBy().isEmpty()) {
      page.append("Clustered by %s. ".formatted(String.join(", ", table.clusterBy())));
    }
    page.append(
        "Written by %s.\n\n| column | type | meaning |\n|---|---|---|\n"
            .formatted(table.writtenBy()));
    table.columns().forEach(column -> append(page, "", column));
  }

  private static void append(StringBuilder page, String parent, Column column) {
    var type = column.repeated() ? "ARRAY of " + column.type() : column.type();
    page.append(
        "| %s%s | %s | %s |\n".formatted(parent, column.name(), type, column.description()));
    column.fields().forEach(field -> append(page, column.name() + ".", field));
  }
}
