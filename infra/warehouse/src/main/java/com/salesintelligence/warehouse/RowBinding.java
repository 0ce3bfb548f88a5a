package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValueList;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows. Each component takes the column of its name ({@code accountName} takes
 * {@code account_name}); columns and components must be the same, and so must their types.
 */
final class RowBinding<T extends Record> {

  private final String where;
  private final FieldList fields;
  private final Constructor<T> constructor;
  private final List<ValueBinding> values;

  private RowBinding(
      String where, FieldList fields, Constructor<T> constructor, List<ValueBinding> values) {
    this.where = where;
    this.fields = fields;
    this.constructor = constructor;
    this.values = values;
  }

  /**
   * @throws IllegalStateException that names every column and component that do not agree
   */
  static <T extends Record> RowBinding<T> of(Query<T> query, FieldList fields) {
    var problems = new ArrayList<String>();
    RowBinding<T> binding = of(query.row(), query.file(), fields, problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "%s does not fit %s: %s"
              .formatted(query.file(), query.row().getName(), String.join("; ", problems)));
    }
    return binding;
  }

  static <R extends Record> RowBinding<R> of(
      Class<R> row, String where, FieldList fields, List<String> problems) {
    RecordComponent[] components = row.getRecordComponents();
    var values = new ArrayList<ValueBinding>();
    for (RecordComponent component : components) {
      String column = column(component.getName());
      int index = index(fields, column);
      if (index < 0) {
        problems.add("there is no column " + column);
      } else {
        values.add(ValueBinding.of(component, index, fields.get(index), where, problems));
      }
    }
    var names = List.of(components).stream().map(c -> column(c.getName())).toList();
    for (Field field : fields) {
      if (!names.contains(field.getName().toLowerCase(Locale.ROOT))) {
        problems.add("column " + field.getName() + " has no component");
      }
    }
    return new RowBinding<>(where, fields, constructor(row, components), values);
  }

  boolean fits(FieldList other) {
    return fields.equals(other);
  }

  T bind(FieldValueList row) {
    @Nullable Object[] arguments = new Object[values.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.get(i).bind(row);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A row of " + where + " does not make a record", e);
    }
  }

  private static int index(FieldList fields, String column) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).getName().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  /** From camelCase to snake_case. */
  private static String column(String component) {
    return component
        .chars()
        .mapToObj(c -> Character.isUpperCase(c) ? "_" + (char) (c + 32) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static <R extends Record> Constructor<R> constructor(
      Class<R> row, RecordComponent[] components) {
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      Constructor<R> constructor = row.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(row + " has no canonical constructor", e);
    }
  }
}
