package com.salesintelligence.resolve.linkage;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one record says, normalised: a value per field of the specification, in its order, null
 * where it says nothing.
 */
public final class Entry {

  private final String id;
  private final @Nullable String[] values;

  public Entry(String id, @Nullable String... values) {
    this.id = id;
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      this.values[i] = values[i] == null || values[i].isEmpty() ? null : values[i];
    }
  }

  public String id() {
    return id;
  }

  public @Nullable String value(int field) {
    return values[field];
  }

  boolean same(Entry other, int field) {
    return values[field] != null && Objects.equals(values[field], other.values[field]);
  }

  @Override
  public String toString() {
    return id + Arrays.toString(values);
  }
}
