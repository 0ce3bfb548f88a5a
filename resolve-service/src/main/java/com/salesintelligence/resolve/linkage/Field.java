package com.salesintelligence.resolve.linkage;

/** One thing that records say. */
public record Field(String name, Kind kind) {}
