package com.salesintelligence.ingest.files;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of one scope that were told and that the warehouse does not show yet: what is published
 * is stored a little later, and the next run may come before that.
 */
public final class OnTheirWay<T extends Told<T>> {

  private final Map<String, T> told = new HashMap<>();
  private Map<String, T> last = Map.of();
  private String lastCursor = "";

  /** Remembers what a run told; it counts once its cursor comes back, and so was confirmed. */
  public synchronized void tell(Map<String, T> records, String cursor) {
    settle("");
    last = records;
    lastCursor = cursor;
  }

  /** What was told under another cursor may have been published, or may not. */
  public synchronized void settle(String cursor) {
    boolean confirmed = lastCursor.equals(cursor);
    last.forEach(
        (key, record) -> told.put(key, confirmed || record.gone() ? record : record.uncertain()));
    last = Map.of();
  }

  /**
   * @param known as the warehouse shows it
   * @param certain false: what only this process knows of is told once more
   */
  public synchronized Map<String, T> over(Map<String, T> known, boolean certain) {
    told.entrySet().removeIf(record -> stored(record.getValue(), known.get(record.getKey())));
    var held = new HashMap<>(known);
    told.forEach(
        (key, record) -> {
          if (!record.gone()) {
            held.put(key, certain ? record : record.uncertain());
          } else if (certain) {
            held.remove(key);
          }
        });
    return held;
  }

  private static <T extends Told<T>> boolean stored(T told, @Nullable T known) {
    return known == null ? told.gone() : known.version() >= told.version();
  }
}
