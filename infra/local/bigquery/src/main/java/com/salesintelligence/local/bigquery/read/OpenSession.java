package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A session with its snapshot, and which rows each of its streams has. */
final class OpenSession {

  /** Rows from one to another place in the snapshot, the latter excluded. */
  record Range(long from, long to) {
    long size() {
      return to - from;
    }
  }

  private final ReadSession description;
  private final Snapshot snapshot;
  private final RowFormat format;
  private final Map<String, Range> streams = new ConcurrentHashMap<>();
  private volatile long usedAt;

  OpenSession(ReadSession description, Snapshot snapshot, RowFormat format, long now) {
    this.description = description;
    this.snapshot = snapshot;
    this.format = format;
    usedAt = now;
  }

  String name() {
    return description.getName();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  RowFormat format() {
    return format;
  }

  void use(long now) {
    usedAt = now;
  }

  long usedAt() {
    return usedAt;
  }

  Optional<Range> range(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /** Makes a stream of some rows; tells its name. */
  String add(Range range) {
    String name = name() + "/streams/" + UUID.randomUUID();
    streams.put(name, range);
    return name;
  }
}
