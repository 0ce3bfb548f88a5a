package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Rows that were gathered become rows of a table, or of one partition of it. */
final class StageMove {

  private final Connection connection;
  private final DefaultValues defaults;
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<@Nullable Object> bound = new ArrayList<>();

  StageMove(Connection connection, DefaultValues defaults) {
    this.connection = connection;
    this.defaults = defaults;
  }

  /** A table that is made for one partition is divided as the partition's id looks. */
  static void divided(ObjectNode resource, String partition) {
    boolean divided = resource.has("timePartitioning") || resource.has("rangePartitioning");
    if (!partition.isEmpty() && !divided) {
      String unit =
          switch (partition.length()) {
            case 4 -> "YEAR";
            case 6 -> "MONTH";
            case 10 -> "HOUR";
            default -> "DAY";
          };
      resource.set("timePartitioning", Json.object().put("type", unit));
    }
  }

  /** Columns that the stage has not get their default values. */
  void insert(TableEntry stage, TablePart target) throws SQLException {
    TableEntry table = target.table();
    Set<String> given = new HashSet<>();
    stage.columns().forEach(column -> given.add(column.name().toUpperCase(Locale.ROOT)));
    for (ColumnSchema column : table.columns()) {
      String quoted = DuckName.quote(column.name());
      if (given.contains(column.name().toUpperCase(Locale.ROOT))) {
        add(quoted, quoted);
      } else if (!column.defaultValue().isEmpty()) {
        add(quoted, "?");
        bound.add(defaults.values(column, 1).getFirst());
      }
    }
    divide(stage, target, given);
    if (!names.isEmpty()) {
      insert(stage, table);
    }
    TypeLimits.enforce(connection, table.duckName(), table.columns());
  }

  private void add(String name, String value) {
    names.add(name);
    values.add(value);
  }

  private void divide(TableEntry stage, TablePart target, Set<String> given) throws SQLException {
    Optional<Partitions> partitions = target.table().partitions();
    boolean whole = target.partition().isEmpty();
    if (partitions.isEmpty()) {
      return;
    }
    if (partitions.get().isByIngestion()) {
      String time = DuckName.quote(Partitioned.TIME);
      if (!whole) {
        add(time, "?");
        bound.add(partitions.get().time(target.partition()));
      } else if (given.contains(Partitioned.TIME)) {
        add(time, time);
      }
    } else if (!whole && given.contains(partitions.get().column().toUpperCase(Locale.ROOT))) {
      requireWithin(stage, target, partitions.get());
    }
  }

  private void requireWithin(TableEntry stage, TablePart target, Partitions partitions)
      throws SQLException {
    String others =
        "SELECT 1 FROM %s WHERE NOT (%s) LIMIT 1"
            .formatted(stage.duckName(), partitions.holds(target.partition()));
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(others)) {
      if (rows.next()) {
        throw ApiError.invalid(
            "Some rows belong to different partitions rather than destination partition %s$%s"
                .formatted(target.table().name(), target.partition()));
      }
    }
  }

  private void insert(TableEntry stage, TableEntry table) throws SQLException {
    String sql =
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(
                table.duckName(),
                String.join(", ", names),
                String.join(", ", values),
                stage.duckName());
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < bound.size(); i++) {
        statement.setObject(i + 1, bound.get(i));
      }
      statement.execute();
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
