package com.salesintelligence.local.sandbox.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A SOQL query that was understood.
 *
 * @param counts asks for COUNT() only
 */
record Query(
    ObjectType type,
    List<Field> fields,
    boolean counts,
    Predicate<Row> condition,
    Comparator<Row> order,
    int limit) {
  List<Row> run(Records records, boolean withDeleted) {
    return records.rows(type).stream()
        .filter(row -> withDeleted || !row.deleted())
        .filter(condition)
        .sorted(order)
        .limit(limit)
        .toList();
  }
}
