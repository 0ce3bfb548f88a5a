package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.GoogleSql.Analysed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements used last; an entry counts as long as its tables and views are unchanged. */
final class AnalysisCache {
  private static final int ENTRIES = 1000;
  private static final int LONGEST = 100_000;

  private record Key(String sql, QueryOptions options) {}

  private final Map<Key, Analysed> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Analysed> eldest) {
          return size() > ENTRIES;
        }
      };

  @Nullable Analysed find(String sql, QueryOptions options, Catalog catalog) {
    Analysed entry;
    synchronized (entries) {
      entry = entries.get(new Key(sql, options));
    }
    return entry != null && isCurrent(entry, catalog) ? entry : null;
  }

  private static boolean isCurrent(Analysed entry, Catalog catalog) {
    return entry.versions().entrySet().stream()
        .allMatch(
            e ->
                catalog
                    .find(e.getKey())
                    .filter(relation -> relation.version() == e.getValue())
                    .isPresent());
  }

  void keep(String sql, QueryOptions options, Analysed analysed) {
    if (sql.length() <= LONGEST) {
      synchronized (entries) {
        entries.put(new Key(sql, options), analysed);
      }
    }
  }
}
