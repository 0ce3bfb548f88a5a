package com.salesintelligence.local.bigquery.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A question about {@link TradeTables}, once in GoogleSQL and once in DuckDB's SQL; the 22 have the
 * shapes of TPC-H's.
 */
record TradeQuery(int number, String title, String googleSql, String duckSql) {

  private static final Pattern QUERY =
      Pattern.compile("(?s)-- (\\d+) ([^\\n]*)\\n(.*?)\\n-- DuckDB\\n(.*?)(?=\\n-- \\d|\\s*\\z)");

  static List<TradeQuery> all() throws IOException {
    try (InputStream in = TradeQuery.class.getResourceAsStream("trade-queries.sql")) {
      var text =
          new String(
              Objects.requireNonNull(in, "trade-queries.sql").readAllBytes(),
              StandardCharsets.UTF_8);
      return QUERY
          .matcher(text)
          .results()
          .map(
              m -> new TradeQuery(Integer.parseInt(m.group(1)), m.group(2), m.group(3), m.group(4)))
          .toList();
    }
  }
}
