package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.salesforce.Field;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.salesforce.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes times out of the texts in which JSON holds them; anything of the wrong shape stays as it
 * is.
 */
final class Values {
  private Values() {}

  static Map<String, @Nullable Object> of(
      ObjectType type, Map<String, ? extends @Nullable Object> json) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    json.forEach((name, value) -> values.put(name, value(type, name, value)));
    return values;
  }

  private static @Nullable Object value(ObjectType type, String name, @Nullable Object value) {
    boolean time =
        type.field(name).filter(field -> field.type() == Field.Type.DATETIME).isPresent();
    Instant instant = time && value instanceof String text ? Times.parse(text) : null;
    return instant == null ? value : instant;
  }
}
