package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of one type, by id and in the order of (SystemModstamp, Id). */
final class Table {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::stamp).thenComparing(Key::id);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final TreeMap<Key, Row> order = new TreeMap<>(ORDER);
  private int alive;

  private record Key(Instant stamp, String id) {}

  @Nullable Row get(String id) {
    return rows.get(id);
  }

  void put(Row row) {
    Row before = rows.put(row.id(), row);
    if (before != null) {
      order.remove(new Key(before.modified(), before.id()));
      alive -= before.deleted() ? 0 : 1;
    }
    order.put(new Key(row.modified(), row.id()), row);
    alive += row.deleted() ? 0 : 1;
  }

  /** Rows that hold, in the order of (SystemModstamp, Id), from the bound on. */
  List<Row> select(Bound from, Predicate<Row> holds, long limit) {
    Instant stamp = from.stamp();
    Collection<Row> tail =
        stamp == null ? order.values() : order.tailMap(new Key(stamp, from.id()), false).values();
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
    return order.isEmpty() ? Instant.EPOCH : order.lastKey().stamp();
  }
}
