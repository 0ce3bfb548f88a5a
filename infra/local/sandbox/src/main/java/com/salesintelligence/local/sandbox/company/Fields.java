package com.salesintelligence.local.sandbox.company;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one CRM record. */
final class Fields {
  private final String object;
  private final String id;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Fields(String object, String id) {
    this.object = object;
    this.id = id;
  }

  Fields with(String field, @Nullable Object value) {
    values.put(field, value);
    return this;
  }

  Fields dated(Instant created, Instant modified) {
    return with("CreatedDate", created).with("LastModifiedDate", modified);
  }

  CrmRecord record() {
    return new CrmRecord(object, id, values);
  }
}
