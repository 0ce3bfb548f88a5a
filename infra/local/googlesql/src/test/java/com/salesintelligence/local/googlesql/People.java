package com.salesintelligence.local.googlesql;

import java.util.Map;

/** Three small tables, with NULL, NaN, repeated values and empty arrays among their rows. */
final class People {
  /** GoogleSQL that gives the rows of each table. */
  static final Map<String, String> TABLES =
      Map.of(
          "people",
          """
          SELECT * FROM UNNEST(ARRAY<STRUCT<id INT64, name STRING, team STRING, score FLOAT64,
            visits INT64, joined DATE, seen TIMESTAMP, active BOOL, tags ARRAY<STRING>,
            amount NUMERIC>>[
            (1, 'Ada', 'north', 91.5, 12, '2024-01-05', '2024-06-05 10:00:00', TRUE, ['red', 'blue'], NUMERIC '10.5'),
            (2, 'Ben', 'north', 48.25, 3, '2024-01-20', '2024-06-05 11:30:15', FALSE, [], NUMERIC '0.000000001'),
            (3, 'Cleo', 'south', NULL, 7, '2024-02-01', NULL, TRUE, ['green'], NULL),
            (4, 'Dora', NULL, 75.0, NULL, '2024-02-11', '2024-05-01 00:00:00', NULL, ['red'], NUMERIC '99'),
            (5, 'Ena', 'south', CAST('nan' AS FLOAT64), 7, NULL, '2024-06-09 23:59:59.5', TRUE, [], NUMERIC '-3.25'),
            (6, 'Finn', NULL, 12.0, 1, '2023-12-31', '2024-01-01 00:00:00', FALSE, ['blue', 'blue'], NUMERIC '7')])
          """,
          "visits",
          """
          SELECT * FROM UNNEST(ARRAY<STRUCT<person INT64, moment TIMESTAMP, page STRING, seconds INT64>>[
            (1, '2024-06-05 10:00:00', 'home', 5),
            (1, '2024-06-05 10:01:00', 'pricing', 60),
            (2, '2024-06-05 11:30:15', 'home', 2),
            (3, '2024-06-06 08:00:00', 'docs', 300),
            (NULL, '2024-06-07 08:00:00', 'home', 1),
            (9, '2024-06-07 09:00:00', 'pricing', NULL)])
          """,
          "teams",
          """
          SELECT * FROM UNNEST(ARRAY<STRUCT<team STRING, title STRING>>[
            ('north', 'North'), ('south', 'South'), ('west', 'West')])
          """);

  private People() {}
}
