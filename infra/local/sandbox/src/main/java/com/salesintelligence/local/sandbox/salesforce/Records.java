package com.salesintelligence.local.sandbox.salesforce;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All records of the CRM; SystemModstamp has seconds only, as at Salesforce, and grows per record.
 */
public final class Records {
  private Map<ObjectType, Table> tables = new EnumMap<>(ObjectType.class);

  public Records() {
    for (ObjectType type : ObjectType.values()) {
      tables.put(type, new Table());
    }
  }

  /** Takes over all that another one holds, at once. */
  public void become(Records other) {
    var theirs = other.tables();
    synchronized (this) {
      tables = theirs;
    }
  }

  private synchronized Map<ObjectType, Table> tables() {
    return tables;
  }

  /** Fields that are not named keep their values; {@code at} becomes the SystemModstamp. */
  public synchronized void upsert(
      ObjectType type, String id, Map<String, ? extends @Nullable Object> fields, Instant at) {
    put(type, id, fields, later(table(type).get(id), at));
  }

  /** The same, whatever the SystemModstamp was before: a commit that comes out of order. */
  public synchronized void put(
      ObjectType type, String id, Map<String, ? extends @Nullable Object> fields, Instant stamp) {
    Row before = table(type).get(id);
    var living = before == null || before.deleted() ? null : before;
    var values = living == null ? blank(type) : living.values().clone();
    var others = new LinkedHashMap<String, Object>(living == null ? Map.of() : living.others());
    fields.forEach(
        (name, value) -> {
          var field = type.field(name);
          if (field.isPresent()) {
            values[field.get().place()] = value;
          } else if (value != null) {
            others.put(name, value);
          }
        });
    table(type)
        .put(
            new Row(
                type,
                id,
                values,
                Map.copyOf(others),
                stamp.truncatedTo(ChronoUnit.SECONDS),
                false));
  }

  private static @Nullable Object[] blank(ObjectType type) {
    var values = new @Nullable Object[type.width()];
    for (Field field : type.fields()) {
      values[field.place()] = field.type() == Field.Type.BOOLEAN ? Boolean.FALSE : null;
    }
    return values;
  }

  public synchronized boolean delete(ObjectType type, String id, Instant at) {
    Row before = table(type).get(id);
    if (before == null || before.deleted()) {
      return false;
    }
    table(type).put(before.tombstone(later(before, at)));
    return true;
  }

  /** Brings back what was deleted, unless it is of an earlier company. */
  public synchronized boolean restore(ObjectType type, String id, Instant at) {
    if (!restorable(type, id)) {
      return false;
    }
    Row before = Objects.requireNonNull(table(type).get(id));
    var restored = before.restored(later(before, at));
    var master = type.field("MasterRecordId");
    table(type)
        .put(
            master.isPresent() ? restored.with(master.get(), null, restored.modified()) : restored);
    return true;
  }

  public synchronized boolean restorable(ObjectType type, String id) {
    Row row = table(type).get(id);
    return row != null && row.deleted() && !row.buried();
  }

  /** Ends {@code loser} in favour of {@code winner}, whose children it becomes parent of. */
  public synchronized void merge(ObjectType type, String loser, String winner, Instant at) {
    Row lost = Objects.requireNonNull(table(type).get(loser));
    Row won = Objects.requireNonNull(table(type).get(winner));
    var master = type.field("MasterRecordId").orElseThrow();
    table(type).put(lost.tombstone(later(lost, at)).with(master, winner, later(lost, at)));
    table(type).put(won.restored(later(won, at)));
    for (var rows : tables.values()) {
      rows.change(row -> row.deleted() ? row : adopted(row, loser, winner, at));
    }
  }

  private static Row adopted(Row row, String loser, String winner, Instant at) {
    Row adopted = row;
    for (Field field : row.type().parents()) {
      if (loser.equals(row.value(field))) {
        adopted = adopted.with(field, winner, later(row, at));
      }
    }
    return adopted;
  }

  /** Writes every record that lives as one line of JSON. */
  public void dump(ObjectType type, Sink sink) throws IOException {
    for (Row row : rows(type)) {
      if (!row.deleted()) {
        sink.take(RowJson.line(row));
      }
    }
  }

  /** Takes one record. */
  public interface Sink {
    void take(byte[] json) throws IOException;
  }

  /** The SystemModstamp of a record that lives. */
  public Optional<String> version(ObjectType type, String id) {
    return find(type, id).filter(row -> !row.deleted()).map(row -> Times.write(row.modified()));
  }

  /** Ids of everything that is alive or was deleted, by type. */
  public synchronized Map<ObjectType, List<String>> ids() {
    var ids = new EnumMap<ObjectType, List<String>>(ObjectType.class);
    tables.forEach((type, rows) -> ids.put(type, rows.all().stream().map(Row::id).toList()));
    return ids;
  }

  /** A record that an earlier company had. */
  public synchronized void bury(ObjectType type, String id, Instant at) {
    table(type)
        .put(new Row(type, id, new Object[0], Map.of(), at.truncatedTo(ChronoUnit.SECONDS), true));
  }

  private static Instant later(@Nullable Row before, Instant at) {
    Instant seconds = at.truncatedTo(ChronoUnit.SECONDS);
    return before == null || before.modified().isBefore(seconds)
        ? seconds
        : before.modified().plusSeconds(1);
  }

  synchronized List<Row> rows(ObjectType type) {
    return new ArrayList<>(table(type).all());
  }

  /** Rows that hold, in the order of (SystemModstamp, Id). */
  synchronized List<Row> select(ObjectType type, Condition condition, long limit) {
    return table(type).select(condition.bound(), condition.holds(), limit);
  }

  synchronized Optional<Row> find(ObjectType type, String id) {
    return Optional.ofNullable(table(type).get(id));
  }

  /** Whether there is or was such a record. */
  public synchronized boolean knows(ObjectType type, String id) {
    return table(type).get(id) != null;
  }

  public synchronized boolean alive(ObjectType type, String id) {
    Row row = table(type).get(id);
    return row != null && !row.deleted();
  }

  /** The value of a field of a record that is alive. */
  public Optional<Object> value(ObjectType type, String id, String field) {
    return find(type, id)
        .filter(row -> !row.deleted())
        .flatMap(row -> type.field(field).map(row::value));
  }

  public synchronized List<String> living(ObjectType type) {
    return table(type).all().stream().filter(row -> !row.deleted()).map(Row::id).toList();
  }

  /** The newest SystemModstamp of all. */
  public synchronized Instant latest() {
    return tables.values().stream()
        .map(Table::latest)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  public synchronized int count(ObjectType type) {
    return table(type).alive();
  }

  private Table table(ObjectType type) {
    return Objects.requireNonNull(tables.get(type));
  }
}
