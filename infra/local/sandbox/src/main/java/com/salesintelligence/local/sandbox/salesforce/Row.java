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

  /**
   * What remains of it once it is deleted: its id, its times and its owner are enough to find it.
   */
  Row tombstone(Instant at) {
    return new Row(type, id, new Object[0], Map.of(), at, true);
  }
}
