package com.salesintelligence.contracts.warehouse;

import com.google.protobuf.Descriptors.Descriptor;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import com.salesintelligence.contracts.tables.options.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table of the warehouse, as its row type defines it. */
public record Table(
    String name,
    String description,
    List<Column> columns,
    List<String> primaryKey,
    Optional<String> partitionBy,
    List<String> clusterBy,
    String writtenBy,
    Descriptor row) {

  /** The table whose rows are messages of this type. */
  public static Table of(Descriptor row) {
    if (!row.getOptions().hasExtension(OptionsProto.table)) {
      throw new IllegalArgumentException(
          row.getFullName() + " is not a row type: it has no (table) option");
    }
    TableOptions options = row.getOptions().getExtension(OptionsProto.table);
    return new Table(
        options.getName(),
        options.getDescription(),
        row.getFields().stream().map(Column::of).toList(),
        List.copyOf(options.getPrimaryKeyList()),
        options.hasPartitionBy() ? Optional.of(options.getPartitionBy()) : Optional.empty(),
        List.copyOf(options.getClusterByList()),
        options.getWrittenBy(),
        row);
  }

  /** GoogleSQL that creates this table in a dataset ({@code project.dataset}) unless it exists. */
  public String ddl(String dataset) {
    var lines = new ArrayList<String>();
    for (Column column : columns) {
      var notNull = primaryKey.contains(column.name()) ? " NOT NULL" : "";
      lines.add(
          "  %s %s%s OPTIONS (description = %s)"
              .formatted(column.name(), column.ddlType(), notNull, quote(column.description())));
    }
    lines.add("  PRIMARY KEY (%s) NOT ENFORCED".formatted(String.join(", ", primaryKey)));
    var ddl = new StringBuilder("CREATE TABLE IF NOT EXISTS `" + dataset + "." + name + "` (\n");
    ddl.append(String.join(",\n", lines)).append("\n)");
    partitionBy.ifPresent(column -> ddl.append("\nPARTITION BY ").append(partition(column)));
    if (!clusterBy.isEmpty()) {
      ddl.append("\nCLUSTER BY ").append(String.join(", ", clusterBy));
    }
    return ddl.append("\nOPTIONS (description = ")
        .append(quote(description))
        .append(")")
        .toString();
  }

  private String partition(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .map(c -> c.type().equals("TIMESTAMP") ? "TIMESTAMP_TRUNC(" + column + ", DAY)" : column)
        .collect(Collectors.joining());
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
