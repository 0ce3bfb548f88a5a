package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLDefault;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLValue;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateItem;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The values that columns get: by SET, by their defaults, as wholes or field by field. */
final class Assignments {
  private final Translation translation;
  private final Function<String, ResolvedExpr> analyser;

  Assignments(Translation translation, Function<String, ResolvedExpr> analyser) {
    this.translation = translation;
    this.analyser = analyser;
  }

  /** A new value, or new values of some fields by their positions. */
  private sealed interface Change {
    record Whole(String value) implements Change {}

    record Fields(Map<Integer, Change> byPosition) implements Change {}
  }

  /** The columns' quoted names with the values that SET gives them. */
  Map<String, String> of(List<ResolvedUpdateItem> items, Target target) {
    var changes = new LinkedHashMap<String, Change>();
    for (ResolvedUpdateItem item : items) {
      add(changes, plain(item), target);
    }
    var values = new LinkedHashMap<String, String>();
    changes.forEach(
        (column, change) -> {
          String old = target.reference(column);
          values.put(DuckName.quote(column), written(change, old, target.column(column).type()));
        });
    return values;
  }

  private void add(Map<String, Change> changes, ResolvedUpdateItem item, Target target) {
    var path = new ArrayList<Integer>();
    ResolvedExpr expr = item.getTarget();
    while (expr instanceof ResolvedGetStructField field) {
      path.addFirst((int) field.getFieldIdx());
      expr = field.getExpr();
    }
    if (!(expr instanceof ResolvedColumnRef ref)) {
      throw SqlError.unsupported("UPDATE of an element of an array");
    }
    String column = ref.getColumn().getName();
    String value = value(item.getSetValue(), target.column(column));
    if (path.isEmpty()) {
      changes.put(column, new Change.Whole(value));
      return;
    }
    var fields =
        (Change.Fields) changes.computeIfAbsent(column, c -> new Change.Fields(new TreeMap<>()));
    for (int position : path.subList(0, path.size() - 1)) {
      fields =
          (Change.Fields)
              fields
                  .byPosition()
                  .computeIfAbsent(position, p -> new Change.Fields(new TreeMap<>()));
    }
    fields.byPosition().put(path.getLast(), new Change.Whole(value));
  }

  private static String written(Change change, String old, SqlType type) {
    return switch (change) {
      case Change.Whole whole -> whole.value();
      case Change.Fields fields -> {
        var struct = (SqlType.Struct) type;
        var members = new ArrayList<String>();
        for (int i = 0; i < struct.fields().size(); i++) {
          String member = "struct_extract_at(" + old + ", " + (i + 1) + ")";
          Change inner = fields.byPosition().get(i);
          members.add(
              DuckName.quote(struct.duckField(i))
                  + " := "
                  + (inner == null
                      ? member
                      : written(inner, member, struct.fields().get(i).type())));
        }
        yield "struct_pack(" + String.join(", ", members) + ")";
      }
    };
  }

  /** The keyword DEFAULT is the column's default, or NULL where it has none. */
  String value(ResolvedDMLValue value, ColumnSchema column) {
    return value.getValue() instanceof ResolvedDMLDefault
        ? defaultOf(column)
        : translation.expression(value.getValue());
  }

  String defaultOf(ColumnSchema column) {
    String type = column.type().googleSql();
    return column.defaultValue().isEmpty()
        ? "CAST(NULL AS " + column.type().duckType() + ")"
        : translation.expression(
            analyser.apply("CAST((" + column.defaultValue() + ") AS " + type + ")"));
  }

  private static ResolvedUpdateItem plain(ResolvedUpdateItem item) {
    if (!item.getDeleteList().isEmpty()
        || !item.getUpdateList().isEmpty()
        || !item.getInsertList().isEmpty()
        || !item.getUpdateItemElementList().isEmpty()) {
      throw SqlError.unsupported("DML inside a nested field");
    }
    return item;
  }
}
