package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.Statement.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with partitions: their pseudo columns, and the filters that they ask for. */
class PartitionedTest {
  private static final GoogleSql SQL = new GoogleSql();
  private static final List<ColumnSchema> COLUMNS =
      List.of(ColumnSchema.of("a", Scalar.INT64), ColumnSchema.of("d", Scalar.DATE));

  private static final Map<String, String> VIEWS =
      Map.of(
          "recent", "SELECT a FROM `p`.x.days WHERE d > '2026-01-01'",
          "hidden", "SELECT a FROM `p`.x.days",
          "renamed", "SELECT a, d AS day FROM `p`.x.days",
          "grouped", "SELECT d AS day, COUNT(*) AS n FROM `p`.x.days GROUP BY d",
          "both", "SELECT * FROM `p`.x.days UNION ALL SELECT * FROM `p`.x.arrivals",
          "above", "SELECT a, day FROM `p`.x.renamed");

  private static final Catalog CATALOG =
      name ->
          Optional.of(
              switch (name.table()) {
                case "arrivals" ->
                    new Catalog.Table("t", COLUMNS, new Partitioned(true, List.of()), 1);
                case "days" ->
                    new Catalog.Table("t", COLUMNS, new Partitioned(false, List.of("D")), 1);
                default -> new Catalog.View(VIEWS.get(name.table()), 1);
              });

  private static Statement analyze(String sql) {
    return SQL.analyze(sql, QueryOptions.of("p", "x"), CATALOG);
  }

  @Test
  void pseudoColumnsAreThereForThoseWhoNameThem() {
    assertThat(((Query) analyze("SELECT * FROM arrivals")).columns()).isEqualTo(COLUMNS);
    assertThat(((Query) analyze("SELECT _PARTITIONDATE AS x FROM arrivals")).sql().text())
        .contains("CAST(\"_PARTITIONTIME\" AS DATE)");
    assertThatThrownBy(() -> analyze("UPDATE arrivals SET _PARTITIONDATE = NULL WHERE TRUE"))
        .isInstanceOf(SqlError.class);
    assertThatThrownBy(() -> analyze("SELECT _PARTITIONTIME AS x FROM days WHERE d > '2026-01-01'"))
        .hasMessageContaining("Unrecognized name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM days WHERE d = '2026-01-01' AND a = 1",
        "SELECT a FROM days WHERE d = '2026-01-01' OR d IS NULL",
        "SELECT a FROM recent",
        "SELECT a FROM renamed WHERE day = '2026-01-01'",
        "SELECT n FROM grouped WHERE day = '2026-01-01'",
        "SELECT a FROM both WHERE d = '2026-01-01'",
        "SELECT a FROM above WHERE day = '2026-01-01'",
        "SELECT a FROM (SELECT * FROM days UNION ALL SELECT * FROM days) WHERE d = '2026-01-01'",
        "CREATE VIEW more AS SELECT * FROM renamed",
        "SELECT x.a FROM days x JOIN arrivals y ON x.d = y.d",
        "WITH w AS (SELECT * FROM days), v AS (SELECT a, d FROM w) SELECT a FROM v WHERE d < '2026-01-01'",
        "INSERT INTO days VALUES (1, NULL)",
        "UPDATE days SET a = 1 WHERE d = '2026-01-01'",
        "MERGE days t USING arrivals s ON t.d = s.d WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE days",
        "CREATE TABLE other CLONE days"
      })
  void theseNamePartitions(String sql) {
    assertThat(analyze(sql)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM days",
        "SELECT d FROM days WHERE a = 1",
        "SELECT a FROM days WHERE a = 1 OR d = '2026-01-01'",
        "SELECT a FROM arrivals WHERE d = '2026-01-01' AND a IN (SELECT a FROM days)",
        "SELECT a FROM hidden WHERE a = 1",
        "SELECT a FROM renamed WHERE a = 1",
        "SELECT n FROM grouped WHERE n = 1",
        "SELECT a FROM both WHERE a = 1",
        "SELECT a FROM above",
        "SELECT r.a FROM renamed AS r JOIN recent AS s USING (a)",
        "DELETE FROM days WHERE a = 1",
        "INSERT INTO arrivals SELECT * FROM days",
        "CREATE TABLE other AS SELECT a FROM days"
      })
  void theseDoNot(String sql) {
    assertThatThrownBy(() -> analyze(sql))
        .hasMessage(
            "Cannot query over table 'p.x.days' without a filter over column(s) 'D' that can be"
                + " used for partition elimination");
  }
}
