package com.salesintelligence.ingest.core;

/** Names a record within its source: its type and id there. */
public record RecordKey(String objectType, String externalId) {}
