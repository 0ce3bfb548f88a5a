package com.salesintelligence.local.bigquery.store;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A struct's members in order: DuckDB's appender takes them as a collection. */
public final class StructMembers extends ArrayList<@Nullable Object> {
  private static final long serialVersionUID = 1L;
}
