package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.Micros;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Sets columns that have a value; the others stay null. */
public final class Fields {

  private Fields() {}

  public static void setIfPresent(@Nullable String value, Consumer<String> setter) {
    if (value != null && !value.isEmpty()) {
      setter.accept(value);
    }
  }

  public static void setMicros(@Nullable Instant value, LongConsumer setter) {
    if (value != null) {
      setter.accept(Micros.of(value));
    }
  }
}
