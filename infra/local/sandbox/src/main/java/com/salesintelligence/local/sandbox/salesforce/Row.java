package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one record.
 *
 * @param values by the places of the type's fields; null stands for null
 * @param others what was ordered into the record beyond the fields that its type has
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed once it is stored.
record Row(
    ObjectType type,
    String id,
    @Nullable Object[] values,
    Map<String, Object> others,
    Instant modified,
    boolean deleted) {
  /** A place in the order of rows. */
  static Row placed(Instant stamp, String id) {
    return new Row(ObjectType.USER, id, new Object[0], Map.of(), stamp, true);
  }

  @Nullable Object value(Field field) {
    return switch (field.name()) {
      case "Id" -> id;
      case "SystemModstamp" -> modified;
      case "IsDeleted" -> deleted;
      default -> values.length == 0 ? missing(field) : values[field.place()];
    };
  }

  /** Salesforce's flags are never null. */
  private static @Nullable Object missing(Field field) {
    return field.type() == Field.Type.BOOLEAN ? Boolean.FALSE : null;
  }

  /** The same, deleted: queryAll still shows what it held. */
  Row tombstone(Instant at) {
    return new Row(type, id, values, others, at, true);
  }

  Row restored(Instant at) {
    return new Row(type, id, values, others, at, false);
  }

  /** The same with one value changed. */
  Row with(Field field, @Nullable Object value, Instant at) {
    var changed = values.clone();
    changed[field.place()] = value;
    return new Row(type, id, changed, others, at, deleted);
  }

  /** Whether nothing but the id is left, as of an earlier company. */
  boolean buried() {
    return deleted && values.length == 0;
  }
}
