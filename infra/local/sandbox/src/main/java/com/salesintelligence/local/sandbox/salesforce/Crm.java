package com.salesintelligence.local.sandbox.salesforce;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes records; each change is kept before it takes effect. */
public interface Crm {
  /** Makes a record, or changes the one that {@code Id} names; answers its id. */
  String upsert(ObjectType type, Map<String, ? extends @Nullable Object> fields) throws IOException;

  /** Whether the record was there. */
  boolean remove(ObjectType type, String id) throws IOException;
}
