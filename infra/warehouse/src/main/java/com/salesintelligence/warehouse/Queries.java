package com.salesintelligence.warehouse;

import java.util.List;
import java.util.Map;

/** Runs queries against the warehouse. */
public interface Queries {

  /**
   * @param parameters by name: String, Boolean, Integer, Long, Double, BigDecimal, Instant,
   *     LocalDate, byte[] or a List of one of these (an ARRAY; may be empty)
   */
  <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters);

  default <T extends Record> List<T> list(Query<T> query) {
    return list(query, Map.of());
  }
}
