package com.salesintelligence.local.sandbox.company;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of the CRM: values by field name; times as {@link java.time.Instant}. */
public record CrmRecord(String object, String id, Map<String, @Nullable Object> fields) {}
