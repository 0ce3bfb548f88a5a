package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.ledger.SortedIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Records by the time of their last change, as they were when the search last looked. */
final class SearchIndex {
  private static final Comparator<HubRow> ORDER =
      Comparator.comparingLong(HubRow::updatedAt).thenComparingLong(HubRow::id);

  private final SortedIndex<HubRow> rows = new SortedIndex<>(ORDER);
  private final PriorityQueue<Change> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Change::seenAt).thenComparingLong(Change::number));
  private final Map<Long, Behind> behind = new HashMap<>();
  private long revision;
  private long number;

  private record Change(long seenAt, long number, long id, @Nullable HubRow after) {}

  /** A record that the search does not show as it is yet. */
  private static final class Behind {
    private @Nullable HubRow shown;
    private long seen = -1;
    private int changes;

    Behind(@Nullable HubRow shown) {
      this.shown = shown;
    }
  }

  void fill(Collection<HubRow> all) {
    rows.fill(List.copyOf(all));
    waiting.clear();
    behind.clear();
    revision++;
  }

  /** A change that is seen after a later one of the same record is not seen at all. */
  void change(@Nullable HubRow before, @Nullable HubRow after, long seenAt) {
    var either = after == null ? before : after;
    if (either != null) {
      behind.computeIfAbsent(either.id(), any -> new Behind(before)).changes++;
      waiting.add(new Change(seenAt, number++, either.id(), after));
    }
  }

  void catchUp(long now) {
    for (Change next = waiting.peek(); next != null && next.seenAt <= now; next = waiting.peek()) {
      waiting.remove();
      var record = behind.get(next.id);
      if (record != null) {
        catchUp(record, next);
      }
      revision++;
    }
  }

  private void catchUp(Behind record, Change next) {
    if (next.number > record.seen) {
      if (record.shown != null) {
        rows.remove(record.shown);
      }
      if (next.after != null) {
        rows.add(next.after);
      }
      record.shown = next.after;
      record.seen = next.number;
    }
    if (--record.changes == 0) {
      behind.remove(next.id);
    }
  }

  /** Grows whenever an answer may have changed. */
  long revision() {
    return revision;
  }

  /** The place of the first record that was changed at this moment or later. */
  int place(long updatedAt) {
    return rows.first(row -> row.updatedAt() < updatedAt ? -1 : 0);
  }

  int size() {
    return rows.size();
  }

  List<HubRow> slice(int from, int to) {
    if (from >= to) {
      return List.of();
    }
    var slice = new ArrayList<HubRow>(to - from);
    for (int i = from; i < to; i++) {
      slice.add(rows.get(i));
    }
    return slice;
  }
}
