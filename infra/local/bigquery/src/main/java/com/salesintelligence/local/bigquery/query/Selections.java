package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Some columns and some rows of one table, as a query. */
public final class Selections {

  private final GoogleSql sql;
  private final Metadata metadata;

  public Selections(GoogleSql sql, Metadata metadata) {
    this.sql = sql;
    this.metadata = metadata;
  }

  /**
   * @param fields names of columns, or of members of them ({@code a.b}); none for all columns
   * @param restriction a condition in GoogleSQL; empty for all rows
   */
  public Statement.Query select(TableEntry table, List<String> fields, String restriction) {
    String name =
        "`%s`.`%s`.`%s` AS t"
            .formatted(table.name().project(), table.name().dataset(), table.name().table());
    String text = "SELECT " + items(table, fields) + " FROM " + name;
    try {
      if (!restriction.isBlank()) {
        analyze("SELECT 1 FROM " + name + " WHERE (" + restriction + "\n)", table, unfiltered());
        text += " WHERE (" + restriction + "\n)";
      }
      var query = analyze(text, table, PreciseColumns.asText(unfiltered()));
      return PreciseColumns.of(query, table);
    } catch (SqlError e) {
      throw ApiError.invalid("Invalid row restriction or selected field: " + e.getMessage());
    }
  }

  /** No session has to name partitions. */
  private Catalog unfiltered() {
    return name ->
        metadata
            .find(name)
            .map(
                found ->
                    found instanceof Catalog.Table table
                            && !table.partitioned().filtered().isEmpty()
                        ? unfiltered(table)
                        : found);
  }

  /** Another version, too, so that no cache takes one for the other. */
  private static Catalog.Table unfiltered(Catalog.Table table) {
    var partitioned = new Partitioned(table.partitioned().byIngestion(), List.of());
    return new Catalog.Table(
        table.duckName(), table.columns(), partitioned, table.version() ^ Long.MIN_VALUE >>> 1);
  }

  private Statement.Query analyze(String text, TableEntry table, Catalog catalog) {
    var options = QueryOptions.of(table.name().project(), table.name().dataset());
    if (sql.analyze(text, options, catalog) instanceof Statement.Query query
        && query.referencedTables().equals(Set.of(table.name()))) {
      return query;
    }
    throw ApiError.invalid("The row restriction may use columns of " + table.name() + " only");
  }

  private static String items(TableEntry table, List<String> fields) {
    List<String> items = new ArrayList<>();
    var wanted = new Tree();
    fields.forEach(field -> wanted.add(field.split("\\.", -1), 0));
    for (ColumnSchema column : table.columns()) {
      if (fields.isEmpty()) {
        items.add("t.`" + column.name() + "`");
      } else if (wanted.members.remove(column.name()) instanceof Tree part) {
        items.add(
            part.item("t.`" + column.name() + "`", column.type()) + " AS `" + column.name() + "`");
      }
    }
    if (!wanted.members.isEmpty()) {
      throw ApiError.invalid(
          "request failed: The following selected fields do not exist in the table schema: "
              + String.join(", ", wanted.members.keySet()));
    }
    return String.join(", ", items);
  }

  /** The selected members of a column; none for all of them. */
  private static final class Tree {
    private final TreeMap<String, Tree> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean whole;

    void add(String[] path, int at) {
      if (at == path.length) {
        whole = true;
      } else {
        members.computeIfAbsent(path[at], name -> new Tree()).add(path, at + 1);
      }
    }

    String item(String path, SqlType type) {
      if (whole || members.isEmpty()) {
        return path;
      }
      return switch (type) {
        case SqlType.Struct struct ->
            "IF(%s IS NULL, NULL, STRUCT(%s))".formatted(path, parts(path, struct));
        case SqlType.Array(SqlType.Struct struct) ->
            "ARRAY(SELECT STRUCT(%s) FROM UNNEST(%s) AS e)".formatted(parts("e", struct), path);
        default -> throw ApiError.invalid("Field " + path + " has no members");
      };
    }

    private String parts(String path, SqlType.Struct struct) {
      List<String> names = struct.fields().stream().map(SqlType.Field::name).toList();
      for (String member : members.keySet()) {
        if (names.stream().noneMatch(member::equalsIgnoreCase)) {
          throw ApiError.invalid(
              "The following selected fields do not exist in the table schema: " + member);
        }
      }
      return struct.fields().stream()
          .filter(field -> members.containsKey(field.name()))
          .map(field -> part(path, field))
          .collect(Collectors.joining(", "));
    }

    private String part(String path, SqlType.Field field) {
      Tree member = members.getOrDefault(field.name(), new Tree());
      String inner = path + ".`" + field.name() + "`";
      return member.item(inner, field.type()) + " AS `" + field.name() + "`";
    }
  }
}
