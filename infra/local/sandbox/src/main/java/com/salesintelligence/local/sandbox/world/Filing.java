package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.SalesforceId;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.salesforce.Records;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes, deletes, restores and merges records of the CRM. */
final class Filing {
  private static final long FIRST_RECORD = 5_000_000;

  private final Post.Happens happens;
  private final Records records;
  private final InstantSource clock;
  private long nextRecord = FIRST_RECORD;

  Filing(Post.Happens happens, Records records, InstantSource clock) {
    this.happens = happens;
    this.records = records;
    this.clock = clock;
  }

  /** Ids of another era begin where they began. */
  void beginAnew() {
    nextRecord = FIRST_RECORD;
  }

  /** A record was made or changed. */
  void count() {
    nextRecord++;
  }

  /** An id that no record has. */
  String reserveId(Era era, ObjectType type) {
    while (true) {
      String id =
          SalesforceId.of(type.prefix(), era.began.seed(), era.began.generation(), nextRecord++);
      if (!records.knows(type, id)) {
        return id;
      }
    }
  }

  String upsert(
      Era era,
      ObjectType type,
      Map<String, ? extends @Nullable Object> fields,
      Optional<Instant> stamp)
      throws IOException {
    var own = new LinkedHashMap<String, @Nullable Object>(fields);
    Object given = own.remove("Id");
    String id = given instanceof String text && !text.isBlank() ? text : reserveId(era, type);
    Object deleted = own.remove("IsDeleted");
    own.remove("SystemModstamp");
    own.remove("attributes");
    if (Boolean.TRUE.equals(deleted)) {
      remove(type, id);
    } else {
      happen(new Happening.Recorded(type.label(), id, own, clock.instant(), stamp.orElse(null)));
    }
    return id;
  }

  boolean change(
      Era era,
      ObjectType type,
      String id,
      Map<String, ? extends @Nullable Object> fields,
      Optional<Instant> stamp)
      throws IOException {
    if (!records.alive(type, id)) {
      return false;
    }
    var own = new LinkedHashMap<String, @Nullable Object>(fields);
    own.put("Id", id);
    upsert(era, type, own, stamp);
    return true;
  }

  boolean restore(ObjectType type, String id) throws IOException {
    return records.restorable(type, id)
        && happen(new Happening.Restored(type.label(), id, clock.instant()));
  }

  boolean merge(ObjectType type, String loser, String winner) throws IOException {
    return records.alive(type, loser)
        && records.alive(type, winner)
        && happen(new Happening.Merged(type.label(), loser, winner, clock.instant()));
  }

  boolean remove(ObjectType type, String id) throws IOException {
    return records.alive(type, id)
        && happen(new Happening.Removed(type.label(), id, clock.instant()));
  }

  private boolean happen(Happening happening) throws IOException {
    happens.happen(happening, Journal.NO_BODY);
    return true;
  }
}
