package com.salesintelligence.resolve.core;

/** A record is gone at its source. */
public record DeletedFact(RecordKey key, RecordType type, long version) implements Fact {}
