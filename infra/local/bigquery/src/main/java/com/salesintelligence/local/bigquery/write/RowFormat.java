package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one writer become rows of one table. Slots are the table's columns in order, then
 * {@code _CHANGE_TYPE} and {@code _CHANGE_SEQUENCE_NUMBER}.
 */
final class RowFormat {

  static final String CHANGE_TYPE = "_CHANGE_TYPE";
  static final String CHANGE_SEQUENCE = "_CHANGE_SEQUENCE_NUMBER";

  private final TableEntry table;
  private final FieldPlans fields;
  private final @Nullable FieldPlan[] bySlot;
  private final int[] required;
  private final int[] key;

  RowFormat(TableEntry table, FieldPlans fields) {
    this.table = table;
    this.fields = fields;
    bySlot = new FieldPlan[slots()];
    fields.all().forEach(field -> bySlot[field.slot()] = field);
    List<String> names = table.columns().stream().map(ColumnSchema::name).toList();
    key = table.primaryKey().stream().mapToInt(names::indexOf).toArray();
    var required = new ArrayList<Integer>();
    for (int i = 0; i < names.size(); i++) {
      if (table.columns().get(i).required() || table.primaryKey().contains(names.get(i))) {
        required.add(i);
      }
    }
    this.required = required.stream().mapToInt(Integer::intValue).toArray();
  }

  TableEntry table() {
    return table;
  }

  FieldPlans fields() {
    return fields;
  }

  @Nullable FieldPlan field(int slot) {
    return bySlot[slot];
  }

  int slots() {
    return table.columns().size() + 2;
  }

  int changeTypeSlot() {
    return table.columns().size();
  }

  int sequenceSlot() {
    return table.columns().size() + 1;
  }

  int[] required() {
    return required;
  }

  boolean isKey(int slot) {
    return Arrays.stream(key).anyMatch(place -> place == slot);
  }

  int[] key() {
    return key;
  }

  String column(int slot) {
    return table.columns().get(slot).name();
  }
}
