package com.salesintelligence.local.sandbox.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a source.
 *
 * @param what one of the words that the source knows, such as created or deleted
 * @param fields as JSON has them
 */
public record Note(
    String object,
    String id,
    String what,
    Map<String, ? extends @Nullable Object> fields,
    Instant at) {}
