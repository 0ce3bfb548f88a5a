package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.Statement.AlterAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What ALTER TABLE does to a table's resource, and what it asks of DuckDB. */
final class Alteration {

  /** Which types a column may change into. */
  private static final Map<SqlType, Set<SqlType>> WIDER =
      Map.of(
          Scalar.INT64, Set.of(Scalar.NUMERIC, Scalar.FLOAT64),
          Scalar.NUMERIC, Set.of(Scalar.FLOAT64));

  private final TableEntry table;
  private final ObjectNode resource;
  private final List<String> statements = new ArrayList<>();

  Alteration(TableEntry table) {
    this.table = table;
    resource = table.resource().deepCopy();
  }

  ObjectNode resource() {
    return resource;
  }

  /** Complete statements of DuckDB, in order. */
  List<String> statements() {
    return statements;
  }

  void apply(AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> add(add);
      case AlterAction.DropColumn drop -> drop(drop);
      case AlterAction.RenameColumn rename -> rename(rename);
      case AlterAction.SetType set -> setType(set);
      case AlterAction.DropNotNull drop -> {
        require(drop.column()).put("mode", "NULLABLE");
        duck("ALTER " + DuckName.quote(drop.column()) + " DROP NOT NULL");
      }
      case AlterAction.SetDefault set -> setDefault(set);
      case AlterAction.Describe describe ->
          require(describe.column()).put("description", describe.description());
      case AlterAction.SetOptions set -> DefinitionResources.options(resource, set.options());
      case AlterAction.SetPrimaryKey key -> throw new IllegalStateException("a patch: " + key);
      case AlterAction.RenameTo rename -> throw new IllegalStateException("the last: " + rename);
    }
  }

  private ArrayNode fields() {
    return resource.withObject("schema").withArray("fields");
  }

  private Optional<ObjectNode> find(String column) {
    for (JsonNode field : fields()) {
      if (Json.text(field, "name").equalsIgnoreCase(column)) {
        return Optional.of((ObjectNode) field);
      }
    }
    return Optional.empty();
  }

  private ObjectNode require(String column) {
    return find(column).orElseThrow(() -> ApiError.invalidQuery("Column not found: " + column));
  }

  private void duck(String change) {
    statements.add("ALTER TABLE " + table.duckName() + " " + change);
  }

  private void add(AlterAction.AddColumn add) {
    ColumnSchema column = add.column();
    if (find(column.name()).isPresent()) {
      if (!add.ifNotExists()) {
        throw ApiError.invalidQuery("Column already exists: " + column.name());
      }
      return;
    }
    if (column.required()) {
      throw ApiError.invalidQuery(
          "Cannot add required fields to an existing schema. (field: " + column.name() + ")");
    }
    if (!column.defaultValue().isEmpty()) {
      throw ApiError.invalidQuery(
          "ADD COLUMN does not take a DEFAULT; use ALTER COLUMN … SET DEFAULT after it");
    }
    fields().add(TableSchemas.write(List.of(column)).path("fields").get(0));
    String definition = DuckName.quote(column.name()) + " " + column.type().duckType();
    duck(
        "ADD COLUMN "
            + (column.type() instanceof SqlType.Array ? definition + " DEFAULT []" : definition));
  }

  private void drop(AlterAction.DropColumn drop) {
    Optional<ObjectNode> field = find(drop.column());
    if (field.isEmpty() && drop.ifExists()) {
      return;
    }
    require(drop.column());
    refuseInUse(drop.column(), "drop");
    ArrayNode fields = fields();
    if (fields.size() == 1) {
      throw ApiError.invalidQuery("Cannot drop all columns of a table");
    }
    for (int i = 0; i < fields.size(); i++) {
      if (Json.text(fields.get(i), "name").equalsIgnoreCase(drop.column())) {
        fields.remove(i);
        break;
      }
    }
    duck("DROP COLUMN " + DuckName.quote(drop.column()));
  }

  private void rename(AlterAction.RenameColumn rename) {
    if (find(rename.column()).isEmpty() && rename.ifExists()) {
      return;
    }
    ObjectNode field = require(rename.column());
    refuseInUse(rename.column(), "rename");
    if (find(rename.name()).isPresent() && !rename.name().equalsIgnoreCase(rename.column())) {
      throw ApiError.invalidQuery("Column already exists: " + rename.name());
    }
    field.put("name", rename.name());
    duck(
        "RENAME COLUMN %s TO %s"
            .formatted(DuckName.quote(rename.column()), DuckName.quote(rename.name())));
  }

  /** Keys, partitions and clusters hold on to their columns. */
  private void refuseInUse(String column, String verb) {
    var used = new ArrayList<String>(table.primaryKey());
    used.add(Json.text(resource.path("timePartitioning"), "field"));
    used.add(Json.text(resource.path("rangePartitioning"), "field"));
    resource.path("clustering").path("fields").forEach(field -> used.add(field.asString()));
    if (used.stream().anyMatch(column::equalsIgnoreCase)) {
      throw ApiError.invalidQuery(
          "Cannot %s column %s: the table's key, partitions or clusters use it"
              .formatted(verb, column));
    }
  }

  private void setType(AlterAction.SetType set) {
    ObjectNode field = require(set.column());
    ColumnSchema old =
        TableSchemas.read(resource.path("schema")).stream()
            .filter(column -> column.name().equalsIgnoreCase(set.column()))
            .findFirst()
            .orElseThrow();
    boolean same = old.type().equals(set.type());
    if (!same && !WIDER.getOrDefault(old.type(), Set.of()).contains(set.type())) {
      throw ApiError.invalidQuery(
          "ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type (%s) is assignable to the new type (%s)"
              .formatted(old.type().googleSql(), set.type().googleSql()));
    }
    var changed =
        new ColumnSchema(
            old.name(),
            set.type(),
            old.required(),
            old.description(),
            old.defaultValue(),
            set.parameters());
    field.remove(List.of("maxLength", "precision", "scale"));
    field.setAll((ObjectNode) TableSchemas.write(List.of(changed)).path("fields").get(0));
    if (!same) {
      duck("ALTER %s TYPE %s".formatted(DuckName.quote(old.name()), set.type().duckType()));
    }
  }

  private void setDefault(AlterAction.SetDefault set) {
    ObjectNode field = require(set.column());
    if (set.value().isEmpty()) {
      field.remove("defaultValueExpression");
    } else {
      field.put("defaultValueExpression", set.value());
    }
  }
}
