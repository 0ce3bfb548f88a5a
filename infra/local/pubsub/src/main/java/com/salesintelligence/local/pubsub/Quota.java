package com.salesintelligence.local.pubsub;

import java.util.NavigableMap;

/** How many resources a project may have; the same numbers as Pub/Sub's. */
enum Quota {
  TOPICS("topics", 10_000),
  SUBSCRIPTIONS("subscriptions", 10_000),
  SNAPSHOTS("snapshots", 5_000),
  SCHEMAS("schemas", 10_000);

  private final String kind;
  private final int maximum;

  Quota(String kind, int maximum) {
    this.kind = kind;
    this.maximum = maximum;
  }

  /**
   * Rejects one more.
   *
   * @param byName those of all projects
   * @param name of the new one
   */
  void requireRoom(NavigableMap<String, ?> byName, String name) {
    String prefix = ResourceName.of(name).project(kind);
    if (byName.size() < maximum
        || byName.subMap(prefix, prefix + Character.MAX_VALUE).size() < maximum) {
      return;
    }
    throw Rejections.exhausted(
        "Your project has exceeded a limit: (type=\"%s-per-project\", current=%d, maximum=%d)."
            .formatted(kind, maximum, maximum));
  }
}
