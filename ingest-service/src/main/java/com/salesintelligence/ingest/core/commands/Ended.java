package com.salesintelligence.ingest.core.commands;

import java.time.Instant;

/** A command with what became of it. */
public record Ended(SourceCommand command, Outcome outcome, Instant at) {}
