package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Appends to files in a folder. What is left is written anew at the start; while it runs, the
 * oldest files go as soon as nobody wants a message in them, so each file begins with the topology.
 */
public final class FileJournal implements Journal {

  private static final long SEGMENT_BYTES = 64L << 20;
  private static final long MEMORY_BYTES = 64L << 20;
  private static final int RESTORE_BATCH = 100;

  private final JournalFolder folder;
  private final Contents contents;
  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
  private final Map<Integer, String> shelves = new TreeMap<>();
  private final Map<String, ByteString> facts = new TreeMap<>();
  private final Deque<Segment> segments = new ArrayDeque<>();
  private final long segmentBytes;
  private final long memoryBytes;
  private long usedMemory;
  private boolean unsynced;

  private FileJournal(JournalFolder folder, long segmentBytes, long memoryBytes)
      throws IOException {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.memoryBytes = memoryBytes;
    List<Segment> old = folder.segments();
    this.contents = folder.read(old);
    contents.topics().forEach(topic -> topics.put(topic.getName(), topic));
    subscriptions.putAll(contents.subscriptions());
    shelves.putAll(contents.shelves());
    facts.putAll(contents.facts());
    segments.add(newSegment());
    rewrite(contents.messages());
    current().force();
    old.forEach(Segment::delete);
  }

  /**
   * @param timer runs the sync to the disk, once a second
   */
  public static FileJournal open(Path folder, ScheduledExecutorService timer) throws IOException {
    FileJournal journal = open(folder, SEGMENT_BYTES, MEMORY_BYTES);
    var _ = timer.scheduleWithFixedDelay(journal::sync, 1, 1, TimeUnit.SECONDS);
    return journal;
  }

  /**
   * @param memoryBytes of messages that are kept in memory; the others are read when delivered
   */
  static FileJournal open(Path folder, long segmentBytes, long memoryBytes) throws IOException {
    JournalFolder locked = JournalFolder.lock(folder);
    try {
      return new FileJournal(locked, segmentBytes, memoryBytes);
    } catch (IOException e) {
      locked.close();
      throw e;
    }
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public synchronized void saveTopic(Topic topic) {
    append(List.of(new Entry.TopicSaved(topic)));
    topics.put(topic.getName(), topic);
  }

  @Override
  public synchronized void deleteTopic(String name) {
    append(List.of(new Entry.TopicDeleted(name)));
    topics.remove(name);
  }

  @Override
  public synchronized void saveSubscription(int number, Subscription subscription) {
    append(List.of(new Entry.SubscriptionSaved(number, subscription)));
    subscriptions.put(number, subscription);
  }

  @Override
  public synchronized void deleteSubscription(int number) {
    append(List.of(new Entry.SubscriptionDeleted(number)));
    subscriptions.remove(number);
  }

  @Override
  public synchronized void saveShelf(int number, String owner) {
    append(List.of(new Entry.ShelfSaved(number, owner)));
    shelves.put(number, owner);
  }

  @Override
  public synchronized void deleteShelf(int number) {
    append(List.of(new Entry.ShelfDeleted(number)));
    shelves.remove(number);
  }

  @Override
  public synchronized void saveFact(String name, ByteString value) {
    append(List.of(new Entry.FactSaved(name, value)));
    facts.put(name, value);
  }

  @Override
  public synchronized void deleteFact(String name) {
    append(List.of(new Entry.FactDeleted(name)));
    facts.remove(name);
  }

  @Override
  public synchronized void publish(List<Routed> messages) {
    List<Entry> entries = new ArrayList<>(messages.size());
    for (Routed routed : messages) {
      entries.add(new Entry.Published(routed.consumers(), routed.message().wire()));
    }
    long[] ends = append(entries);
    for (int i = 0; i < ends.length; i++) {
      stored(messages.get(i), ends[i]);
    }
  }

  private void stored(Routed routed, long end) {
    StoredMessage message = routed.message();
    message.storedAt(new StoredMessage.Place(current(), end - message.bytes()));
    message.wanted = routed.consumers().size();
    current().wanted++;
    if (!message.isInMemory()) {
      return;
    }
    if (usedMemory + message.bytes() > memoryBytes) {
      message.leaveMemory();
    } else {
      usedMemory += message.bytes();
    }
  }

  @Override
  public synchronized void want(int consumer, Collection<StoredMessage> messages) {
    if (!messages.isEmpty()) {
      append(List.of(new Entry.Wanted(consumer, ids(messages))));
      messages.forEach(message -> message.wanted++);
    }
  }

  @Override
  public synchronized void acknowledge(int consumer, Collection<StoredMessage> messages) {
    if (!messages.isEmpty()) {
      append(List.of(new Entry.Acknowledged(consumer, ids(messages))));
      messages.forEach(this::release);
      deleteUnwanted();
    }
  }

  private static List<Long> ids(Collection<StoredMessage> messages) {
    return messages.stream().map(StoredMessage::id).toList();
  }

  private void release(StoredMessage message) {
    Segment segment = message.segment();
    message.wanted--;
    if (message.wanted == 0 && segment != null) {
      segment.wanted--;
      usedMemory -= message.isInMemory() ? message.bytes() : 0;
    }
  }

  /** From the oldest on: an acknowledgement lies in the same file as its message or a later one. */
  private void deleteUnwanted() {
    while (segments.size() > 1 && segments.getFirst().wanted == 0) {
      segments.removeFirst().delete();
    }
  }

  private long[] append(List<Entry> entries) {
    if (current().size() > segmentBytes) {
      current().force();
      segments.add(newSegment());
    }
    unsynced = true;
    return current().append(entries);
  }

  private Segment newSegment() {
    Segment segment = folder.newSegment();
    List<Entry> topology = new ArrayList<>();
    topics.values().forEach(topic -> topology.add(new Entry.TopicSaved(topic)));
    subscriptions.forEach((number, s) -> topology.add(new Entry.SubscriptionSaved(number, s)));
    shelves.forEach((number, owner) -> topology.add(new Entry.ShelfSaved(number, owner)));
    facts.forEach((name, value) -> topology.add(new Entry.FactSaved(name, value)));
    segment.append(topology);
    return segment;
  }

  private void rewrite(List<Routed> messages) {
    for (int from = 0; from < messages.size(); from += RESTORE_BATCH) {
      publish(messages.subList(from, Math.min(messages.size(), from + RESTORE_BATCH)));
    }
  }

  private Segment current() {
    return segments.getLast();
  }

  private void sync() {
    Segment segment = takeUnsynced();
    if (segment != null) {
      segment.force();
    }
  }

  private synchronized @Nullable Segment takeUnsynced() {
    boolean was = unsynced;
    unsynced = false;
    return was ? current() : null;
  }

  @Override
  public synchronized void close() {
    current().force();
    segments.forEach(Segment::close);
    folder.close();
  }
}
