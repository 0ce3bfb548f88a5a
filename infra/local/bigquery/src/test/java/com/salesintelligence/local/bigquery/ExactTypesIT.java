package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldElementType;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.Range;
import com.google.cloud.bigquery.TableResult;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Types that DuckDB has not: they are stored, sorted and sent without loss. */
class ExactTypesIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static BigQuery bigQuery;

  @BeforeAll
  static void start() {
    bigQuery = SERVER.clients().bigQuery();
    bigQuery.create(DatasetInfo.of("d"));
  }

  @Test
  void bigNumericsKeepAllDigits() throws InterruptedException {
    run("CREATE TABLE d.big (n BIGNUMERIC)");
    run(
        "INSERT INTO d.big (n) VALUES (BIGNUMERIC '-1e-38'), (BIGNUMERIC '2.5'),"
            + " (BIGNUMERIC '12345678901234567890123456789012345678.5'), (BIGNUMERIC '-10')");
    var rows = run("SELECT n FROM d.big ORDER BY n").streamValues();
    assertThat(rows.map(row -> row.get(0).getStringValue()))
        .containsExactly(
            "-10",
            "-0.00000000000000000000000000000000000001",
            "2.5",
            "12345678901234567890123456789012345678.5");
  }

  @Test
  void intervalsKeepTheirParts() throws InterruptedException {
    run("CREATE TABLE d.spans (v INTERVAL)");
    run("INSERT INTO d.spans (v) VALUES (INTERVAL '1-2 3 -4:5:6.789' YEAR TO SECOND)");
    FieldValueList row =
        run("SELECT v, v + INTERVAL 1 DAY AS w FROM d.spans").iterateAll().iterator().next();
    assertThat(row.get("v").getStringValue()).isEqualTo("1-2 3 -4:5:6.789");
    assertThat(row.get("w").getStringValue()).isEqualTo("1-2 4 -4:5:6.789");
  }

  @Test
  void rangesKeepTheirOpenEnds() throws InterruptedException {
    run("CREATE TABLE d.ranges (r RANGE<DATE>)");
    run("INSERT INTO d.ranges (r) VALUES (RANGE<DATE> '[2024-01-01, UNBOUNDED)'), (NULL)");
    FieldValueList row =
        run("SELECT r, RANGE_CONTAINS(r, DATE '2025-01-01') AS c FROM d.ranges WHERE r IS NOT NULL")
            .iterateAll()
            .iterator()
            .next();
    assertThat(row.get("r").getRangeValue().getStart().getStringValue()).isEqualTo("2024-01-01");
    assertThat(row.get("r").getRangeValue().getEnd().isNull()).isTrue();
    assertThat(row.get("c").getBooleanValue()).isTrue();
  }

  @Test
  void parametersOfTheseTypesArrive() throws InterruptedException {
    var sql =
        QueryJobConfiguration.newBuilder(
                "SELECT @n * 2 AS n, CAST(@v AS STRING) AS v, RANGE_START(@r) AS s")
            .addNamedParameter(
                "n", QueryParameterValue.bigNumeric(new BigDecimal("0.1234567890123456789012345")))
            .addNamedParameter("v", QueryParameterValue.interval("1-2 3 4:5:6.5"))
            .addNamedParameter(
                "r",
                QueryParameterValue.range(
                    Range.newBuilder()
                        .setType(FieldElementType.newBuilder().setType("DATE").build())
                        .setStart("2024-01-01")
                        .setEnd("2024-02-01")
                        .build()))
            .build();
    FieldValueList row = bigQuery.query(sql).iterateAll().iterator().next();
    assertThat(row.get("n").getStringValue()).isEqualTo("0.246913578024691357802469");
    assertThat(row.get("v").getStringValue()).isEqualTo("1-2 3 4:5:6.500");
    assertThat(row.get("s").getStringValue()).isEqualTo("2024-01-01");
  }

  private static TableResult run(String sql) throws InterruptedException {
    return bigQuery.query(QueryJobConfiguration.of(sql));
  }
}
