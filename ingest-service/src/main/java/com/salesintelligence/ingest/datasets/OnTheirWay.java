package com.salesintelligence.ingest.datasets;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one dataset that were told and that the warehouse does not show yet: what is published is
 * stored a little later, and the next load may come before that.
 */
final class OnTheirWay {

  private final Map<String, Held> told = new HashMap<>();
  private Map<String, Held> last = Map.of();
  private String lastCursor = "";

  /** Remembers what a load told; it counts once its cursor comes back, and so was confirmed. */
  synchronized void tell(Map<String, Held> rows, String cursor) {
    settle("");
    last = rows;
    lastCursor = cursor;
  }

  /** What was told under another cursor may have been published, or may not. */
  synchronized void settle(String cursor) {
    boolean confirmed = lastCursor.equals(cursor);
    last.forEach(
        (key, held) ->
            told.put(
                key,
                confirmed || held.gone()
                    ? held
                    : new Held("", held.file(), held.version(), false)));
    last = Map.of();
  }

  /**
   * @param known as the warehouse shows it
   * @param certain false: what only this process knows of is told once more
   */
  synchronized Map<String, Held> over(Map<String, Held> known, boolean certain) {
    told.entrySet().removeIf(row -> stored(row.getValue(), known.get(row.getKey())));
    var held = new HashMap<>(known);
    told.forEach(
        (key, row) -> {
          if (!row.gone()) {
            held.put(key, certain ? row : new Held("", row.file(), row.version(), false));
          } else if (certain) {
            held.remove(key);
          }
        });
    return held;
  }

  private static boolean stored(Held told, @Nullable Held known) {
    return known == null ? told.gone() : known.version() >= told.version();
  }
}
