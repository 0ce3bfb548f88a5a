package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.ledger.SortedIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
  private long revision;
  private long number;

  private record Change(
      long seenAt, long number, @Nullable HubRow before, @Nullable HubRow after) {}

  void fill(Collection<HubRow> all) {
    rows.fill(List.copyOf(all));
    waiting.clear();
    revision++;
  }

  void change(@Nullable HubRow before, @Nullable HubRow after, long seenAt) {
    waiting.add(new Change(seenAt, number++, before, after));
  }

  void catchUp(long now) {
    for (Change next = waiting.peek(); next != null && next.seenAt <= now; next = waiting.peek()) {
      waiting.remove();
      if (next.before != null) {
        rows.remove(next.before);
      }
      if (next.after != null) {
        rows.add(next.after);
      }
      revision++;
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
