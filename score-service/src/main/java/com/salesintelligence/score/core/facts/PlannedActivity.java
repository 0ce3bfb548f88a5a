package com.salesintelligence.score.core.facts;

import java.time.Instant;

/** A call, meeting or task to come. */
public record PlannedActivity(String key, String type, String subject, Instant at) {}
