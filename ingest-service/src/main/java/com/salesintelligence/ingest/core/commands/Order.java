package com.salesintelligence.ingest.core.commands;

import java.time.Instant;

/**
 * Who asked, and when.
 *
 * @param commandId made by who asks; the same id never creates anything twice
 */
public record Order(String commandId, String requestedBy, Instant requestedAt) {}
