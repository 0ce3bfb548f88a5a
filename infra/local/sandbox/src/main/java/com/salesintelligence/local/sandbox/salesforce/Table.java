package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of one type, by id and in the order of (SystemModstamp, Id). */
final class Table {
  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::modified).thenComparing(Row::id);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final TreeSet<Row> order = new TreeSet<>(ORDER);
  private int alive;

  @Nullable Row get(String id) {
    return rows.get(id);
  }

  void put(Row row) {
    Row before = rows.put(row.id(), row);
    if (before != null) {
      order.remove(before);
      alive -= before.deleted() ? 0 : 1;
    }
    order.add(row);
    alive += row.deleted() ? 0 : 1;
  }

  /** Rows that hold, in the order of (SystemModstamp, Id), from the bound on. */
  List<Row> select(Bound from, Predicate<Row> holds, long limit) {
    Instant stamp = from.stamp();
    Collection<Row> tail =
        stamp == null ? order : order.tailSet(Row.placed(stamp, from.id()), false);
    var found = new ArrayList<Row>();
    for (Row row : tail) {
      if (found.size() >= limit) {
        break;
      }
      if (holds.test(row)) {
        found.add(row);
      }
    }
    return found;
  }

  void change(UnaryOperator<Row> change) {
    for (Row row : List.copyOf(rows.values())) {
      Row changed = change.apply(row);
      if (changed != row) {
        put(changed);
      }
    }
  }

  Collection<Row> all() {
    return rows.values();
  }

  int alive() {
    return alive;
  }

  Instant latest() {
    return order.isEmpty() ? Instant.EPOCH : order.last().modified();
  }
}
