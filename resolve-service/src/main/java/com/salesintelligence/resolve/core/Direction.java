package com.salesintelligence.resolve.core;

/** Where a mail went, seen from our own company. */
public enum Direction {
  INBOUND,
  OUTBOUND,
  INTERNAL
}
