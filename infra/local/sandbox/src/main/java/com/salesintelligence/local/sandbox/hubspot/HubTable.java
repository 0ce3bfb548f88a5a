package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.ledger.SortedIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of one type: by id, and as the search sees them. Not for several threads at once. */
final class HubTable {
  private static final Comparator<HubRow> BY_ID = Comparator.comparingLong(HubRow::id);

  private final Map<Long, HubRow> rows = new HashMap<>();
  private final SortedIndex<HubRow> living = new SortedIndex<>(BY_ID);
  private final SortedIndex<HubRow> archived = new SortedIndex<>(BY_ID);
  private final SearchIndex search = new SearchIndex();

  void fill(Collection<HubRow> all) {
    rows.clear();
    all.forEach(row -> rows.put(row.id(), row));
    living.fill(List.copyOf(all));
    archived.fill(List.of());
    search.fill(all);
  }

  Optional<HubRow> find(long id) {
    return Optional.ofNullable(rows.get(id));
  }

  /**
   * @param seenAt when the search sees it
   */
  void put(HubRow row, long seenAt) {
    var before = rows.put(row.id(), row);
    if (before != null) {
      index(before).remove(before);
    }
    index(row).add(row);
    search.change(living(before), living(row), seenAt);
  }

  void remove(HubRow row, long seenAt) {
    rows.remove(row.id());
    index(row).remove(row);
    search.change(living(row), null, seenAt);
  }

  private static @Nullable HubRow living(@Nullable HubRow row) {
    return row == null || row.archived() ? null : row;
  }

  private SortedIndex<HubRow> index(HubRow row) {
    return row.archived() ? archived : living;
  }

  /** At most {@code most} records with larger ids. */
  List<HubRow> after(long id, boolean wantsArchived, int most) {
    var index = wantsArchived ? archived : living;
    int from = index.first(row -> row.id() <= id ? -1 : 0);
    int to = Math.min(index.size(), from + most);
    var page = new ArrayList<HubRow>();
    for (int i = from; i < to; i++) {
      page.add(index.get(i));
    }
    return page;
  }

  int size() {
    return living.size();
  }

  List<Long> ids() {
    return List.copyOf(rows.keySet());
  }

  SearchIndex search(long now) {
    search.catchUp(now);
    return search;
  }
}
