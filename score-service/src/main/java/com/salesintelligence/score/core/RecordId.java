package com.salesintelligence.score.core;

/** Names a record of a source, for example {@code GMAIL, message, 18c…}. */
public record RecordId(String source, String objectType, String externalId) {}
