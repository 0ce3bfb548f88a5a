package com.salesintelligence.resolve.core;

/**
 * A record that can never be handled as it is.
 *
 * @param message what is wrong and what to do, without personal data
 */
public record Refused(Refusal reason, String message) implements Reading, ReadRecord, Outcome {}
