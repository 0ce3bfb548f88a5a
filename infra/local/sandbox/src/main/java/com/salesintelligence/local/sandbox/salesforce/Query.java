package com.salesintelligence.local.sandbox.salesforce;

import java.util.List;

/**
 * A SOQL query that was understood.
 *
 * @param counts asks for COUNT() only
 */
record Query(
    ObjectType type,
    List<Field> fields,
    boolean counts,
    Condition condition,
    Order order,
    int limit,
    int offset) {
  List<Row> run(Records records, boolean withDeleted) {
    var wanted = withDeleted ? condition : Condition.of(row -> !row.deleted()).and(condition);
    long most = (long) limit + offset;
    if (order.kept()) {
      var rows = records.select(type, wanted, most);
      return offset == 0 ? rows : rows.subList(Math.min(offset, rows.size()), rows.size());
    }
    return records.select(type, wanted, Long.MAX_VALUE).stream()
        .sorted(order.comparator())
        .skip(offset)
        .limit(limit)
        .toList();
  }
}
