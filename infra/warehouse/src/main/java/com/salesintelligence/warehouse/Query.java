package com.salesintelligence.warehouse;

/**
 * A query in a {@code .sql} resource file whose rows become records.
 *
 * @param file resource path, for example {@code sql/account/timeline.sql}; tables are named without
 *     project and dataset
 * @param row record whose components are the columns in camelCase
 */
public record Query<T extends Record>(String file, Class<T> row) {

  public static <T extends Record> Query<T> of(String file, Class<T> row) {
    return new Query<>(file, row);
  }
}
