package com.salesintelligence.local.sandbox.gmail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One mailbox: its messages in order of arrival and the history of what changed. */
public final class Mailbox {
  private final String address;
  private final long floor;
  private final List<@Nullable Message> messages = new ArrayList<>();
  private final Map<Long, Integer> places = new HashMap<>();

  /** Places by thread; made when a thread is first asked for. */
  private @Nullable Map<Long, List<Integer>> byThread;

  private final List<Change> changes = new ArrayList<>();
  private int alive;
  private int threads;

  /** Part of a listing; {@code next} is where it goes on, or -1 at the end. */
  record Page<T>(List<T> items, int next) {}

  /**
   * @param floor history before this id is gone
   */
  public Mailbox(String address, long floor) {
    this.address = address;
    this.floor = floor;
  }

  public String address() {
    return address;
  }

  public synchronized int size() {
    return alive;
  }

  /** Conversations that began here. */
  synchronized int threads() {
    return threads;
  }

  public synchronized long historyId() {
    return changes.isEmpty() ? floor : changes.getLast().historyId();
  }

  public synchronized Optional<Message> find(long id) {
    Integer place = places.get(id);
    return place == null ? Optional.empty() : Optional.ofNullable(messages.get(place));
  }

  public synchronized void add(Message message) {
    places.put(message.id(), messages.size());
    if (byThread != null) {
      thread(byThread, message).add(messages.size());
    }
    messages.add(message);
    alive++;
    threads += message.id() == message.threadId() ? 1 : 0;
    log(Change.Type.MESSAGE_ADDED, message, message.historyId(), List.of());
  }

  public synchronized boolean delete(long id, long historyId) {
    Integer place = places.remove(id);
    Message message = place == null ? null : messages.set(place, null);
    if (message == null) {
      return false;
    }
    alive--;
    log(Change.Type.MESSAGE_DELETED, message, historyId, List.of());
    return true;
  }

  public synchronized boolean label(
      long id, List<String> added, List<String> removed, long historyId) {
    Integer place = places.get(id);
    Message before = place == null ? null : messages.get(place);
    if (place == null || before == null) {
      return false;
    }
    var after = before.labelled(before.labelsAfter(added, removed), historyId);
    messages.set(place, after);
    if (!added.isEmpty()) {
      log(Change.Type.LABEL_ADDED, after, historyId, added);
    }
    if (!removed.isEmpty()) {
      log(Change.Type.LABEL_REMOVED, after, historyId, removed);
    }
    return true;
  }

  private void log(Change.Type type, Message message, long historyId, List<String> changed) {
    changes.add(
        new Change(historyId, type, message.id(), message.threadId(), message.labels(), changed));
  }

  /** Newest first, from {@code place} downwards; -1 is the newest. */
  synchronized Page<Message> list(int place, int limit, Predicate<Message> wanted) {
    var page = new ArrayList<Message>(limit);
    int at = place < 0 ? messages.size() - 1 : Math.min(place, messages.size() - 1);
    for (; at >= 0 && page.size() < limit; at--) {
      Message message = messages.get(at);
      if (message != null && wanted.test(message)) {
        page.add(message);
      }
    }
    return new Page<>(page, at);
  }

  /** Every message, oldest first. */
  public void dump(Sink sink) throws IOException {
    for (Message message : alive()) {
      sink.take(message);
    }
  }

  private synchronized List<Message> alive() {
    return messages.stream().flatMap(Stream::ofNullable).toList();
  }

  /** Takes one message. */
  public interface Sink {
    void take(Message message) throws IOException;
  }

  private static List<Integer> thread(Map<Long, List<Integer>> threads, Message message) {
    return threads.computeIfAbsent(message.threadId(), _ -> new ArrayList<>(2));
  }

  /** The messages of a thread, oldest first. */
  synchronized List<Message> thread(long id) {
    if (byThread == null) {
      var all = new HashMap<Long, List<Integer>>();
      for (int place = 0; place < messages.size(); place++) {
        Message message = messages.get(place);
        if (message != null) {
          thread(all, message).add(place);
        }
      }
      byThread = all;
    }
    return byThread.getOrDefault(id, List.of()).stream()
        .flatMap(place -> Stream.ofNullable(messages.get(place)))
        .toList();
  }

  /** The id of a thread's newest message of those that are wanted, or -1. */
  synchronized long newest(long thread, Predicate<Message> wanted) {
    var all = thread(thread);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (wanted.test(all.get(i))) {
        return all.get(i).id();
      }
    }
    return -1;
  }

  /** How much carries a label. */
  record Counts(long messages, long unread, long threads) {}

  synchronized Counts counts(String label) {
    var labelled =
        messages.stream()
            .flatMap(Stream::ofNullable)
            .filter(message -> message.labels().contains(label))
            .toList();
    return new Counts(
        labelled.size(),
        labelled.stream().filter(message -> message.labels().contains("UNREAD")).count(),
        labelled.stream().mapToLong(Message::threadId).distinct().count());
  }

  /** Whether history since this id is still known. */
  synchronized boolean knows(long startHistoryId) {
    return startHistoryId >= floor && startHistoryId <= historyId();
  }

  /**
   * Changes after {@code startHistoryId}, oldest first; {@code place} as a page before gave it, or
   * -1.
   */
  synchronized Page<Change> history(
      long startHistoryId, int place, int limit, Predicate<Change> wanted) {
    var page = new ArrayList<Change>();
    int at = place < 0 ? firstAfter(startHistoryId) : place;
    for (; at < changes.size() && page.size() < limit; at++) {
      Change change = changes.get(at);
      if (wanted.test(change)) {
        page.add(change);
      }
    }
    return new Page<>(page, at < changes.size() ? at : -1);
  }

  private int firstAfter(long historyId) {
    int low = 0;
    int high = changes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (changes.get(middle).historyId() <= historyId) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
