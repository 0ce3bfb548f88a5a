package com.salesintelligence.local.sandbox.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Items in an order in which no two are equal: found by halving, changed in batches.
 *
 * <p>Changes wait until the next reading and are merged in one go, so that a million items cost
 * eight bytes each and a page never looks at more than its own. Not for several threads at once.
 */
public final class SortedIndex<T> {
  private final Comparator<? super T> order;
  private final TreeSet<T> added;
  private final TreeSet<T> removed;
  private List<T> items = new ArrayList<>();

  public SortedIndex(Comparator<? super T> order) {
    this.order = order;
    this.added = new TreeSet<>(order);
    this.removed = new TreeSet<>(order);
  }

  public void fill(List<T> all) {
    items = new ArrayList<>(all);
    items.sort(order);
    added.clear();
    removed.clear();
  }

  public void add(T item) {
    if (!removed.remove(item)) {
      added.add(item);
    } else {
      // The same place, perhaps another version: the old one goes, the new one comes.
      removed.add(item);
      added.add(item);
    }
  }

  public void remove(T item) {
    if (!added.remove(item)) {
      removed.add(item);
    }
  }

  public int size() {
    settle();
    return items.size();
  }

  public T get(int place) {
    settle();
    return items.get(place);
  }

  /** The place of the first item for which {@code side} is not negative. */
  public int first(ToIntFunction<? super T> side) {
    settle();
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (side.applyAsInt(items.get(middle)) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void settle() {
    if (added.isEmpty() && removed.isEmpty()) {
      return;
    }
    boolean behind =
        removed.isEmpty() && (items.isEmpty() || order.compare(items.getLast(), added.first()) < 0);
    if (behind) {
      items.addAll(added);
    } else {
      items = merged();
    }
    added.clear();
    removed.clear();
  }

  private List<T> merged() {
    var result = new ArrayList<T>(items.size() + added.size());
    var news = new ArrayList<>(added);
    int next = 0;
    for (T item : items) {
      while (next < news.size() && order.compare(news.get(next), item) <= 0) {
        result.add(news.get(next++));
      }
      if (removed.isEmpty() || !removed.contains(item)) {
        result.add(item);
      }
    }
    result.addAll(news.subList(next, news.size()));
    return result;
  }
}
