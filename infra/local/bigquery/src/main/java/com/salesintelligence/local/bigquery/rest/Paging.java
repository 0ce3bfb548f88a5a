package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import java.util.Optional;

/** A part of a list: from (inclusive) and to (exclusive); the token names where the next begins. */
record Paging(long from, long to, Optional<String> next) {

  /** How many rows BigQuery gives where nobody says how many. */
  static final long DEFAULT_ROWS = 50_000;

  static Paging of(String token, long start, long limit, long total) {
    long from = token.isEmpty() ? start : parse(token);
    from = Math.clamp(from, 0, total);
    long to = from + Math.clamp(limit, 0, total - from);
    return new Paging(from, to, to < total && limit > 0 ? Optional.of("r" + to) : Optional.empty());
  }

  private static long parse(String token) {
    if (!token.matches("r\\d{1,18}")) {
      throw ApiError.invalid("Invalid page token: " + token);
    }
    return Long.parseLong(token.substring(1));
  }
}
