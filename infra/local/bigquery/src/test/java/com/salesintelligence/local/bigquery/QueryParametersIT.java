package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query parameters, sent by Google's client. */
class QueryParametersIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static BigQuery bigQuery;

  @BeforeAll
  static void start() {
    bigQuery = SERVER.clients().bigQuery();
  }

  @Test
  void eachTypeArrivesAsItWasSent() {
    var sql =
        QueryJobConfiguration.newBuilder(
                "SELECT @s AS s, @i + 1 AS i, @f AS f, @b AS b, @n AS n, @y AS y, @d AS d, @t AS t, @dt AS dt, @ts AS ts, @j AS j")
            .addNamedParameter("s", QueryParameterValue.string("O'Neil \"ü\""))
            .addNamedParameter("i", QueryParameterValue.int64(41L))
            .addNamedParameter("f", QueryParameterValue.float64(0.5))
            .addNamedParameter("b", QueryParameterValue.bool(true))
            .addNamedParameter("n", QueryParameterValue.numeric(new BigDecimal("12.34")))
            .addNamedParameter("y", QueryParameterValue.bytes(new byte[] {0, -1}))
            .addNamedParameter("d", QueryParameterValue.date("2024-02-29"))
            .addNamedParameter("t", QueryParameterValue.time("12:30:00.500000"))
            .addNamedParameter("dt", QueryParameterValue.dateTime("2024-02-29 12:30:00.000000"))
            .addNamedParameter("ts", QueryParameterValue.timestamp(1_709_168_523_456_789L))
            .addNamedParameter("j", QueryParameterValue.json("{\"a\":1}"))
            .build();
    FieldValueList row = only(sql);
    assertThat(row.get("s").getStringValue()).isEqualTo("O'Neil \"ü\"");
    assertThat(row.get("i").getLongValue()).isEqualTo(42);
    assertThat(row.get("f").getDoubleValue()).isEqualTo(0.5);
    assertThat(row.get("b").getBooleanValue()).isTrue();
    assertThat(row.get("n").getNumericValue()).isEqualByComparingTo("12.34");
    assertThat(row.get("y").getBytesValue()).containsExactly(0, -1);
    assertThat(row.get("d").getStringValue()).isEqualTo("2024-02-29");
    assertThat(row.get("t").getStringValue()).isEqualTo("12:30:00.500000");
    assertThat(row.get("dt").getStringValue()).isEqualTo("2024-02-29T12:30:00");
    assertThat(row.get("ts").getTimestampValue()).isEqualTo(1_709_168_523_456_789L);
    assertThat(row.get("j").getStringValue()).isEqualTo("{\"a\":1}");
  }

  @Test
  void arraysAndStructsArriveWhole() {
    var person =
        QueryParameterValue.struct(
            Map.of(
                "name", QueryParameterValue.string("Ada"),
                "born", QueryParameterValue.date("1815-12-10")));
    var sql =
        QueryJobConfiguration.newBuilder(
                "SELECT ARRAY_LENGTH(@words) AS n, 'b' IN UNNEST(@words) AS found, @person.name AS name, @person.born AS born")
            .addNamedParameter(
                "words", QueryParameterValue.array(new String[] {"a", "b"}, String.class))
            .addNamedParameter("person", person)
            .build();
    FieldValueList row = only(sql);
    assertThat(row.get("n").getLongValue()).isEqualTo(2);
    assertThat(row.get("found").getBooleanValue()).isTrue();
    assertThat(row.get("name").getStringValue()).isEqualTo("Ada");
    assertThat(row.get("born").getStringValue()).isEqualTo("1815-12-10");
  }

  @Test
  void parametersWithoutNamesGoByTheirPlaceAndMayBeNull() {
    var sql =
        QueryJobConfiguration.newBuilder("SELECT ? - ? AS difference, ? AS nothing")
            .addPositionalParameter(QueryParameterValue.int64(5L))
            .addPositionalParameter(QueryParameterValue.int64(3L))
            .addPositionalParameter(QueryParameterValue.string(null))
            .build();
    FieldValueList row = only(sql);
    assertThat(row.get("difference").getLongValue()).isEqualTo(2);
    assertThat(row.get("nothing").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29 01:02:03.5+00:00, 1709168523500000",
    "2024-02-29 01:02:03+00, 1709168523000000",
    "2024-02-29 03:02:03+0200, 1709168523000000",
    "2024-02-29T01:02:03Z, 1709168523000000",
    "2024-02-29 01:02:03 UTC, 1709168523000000",
    "2024-02-29 01:02:03, 1709168523000000",
    "2024-02-29, 1709164800000000",
  })
  void timestampsAreTakenInEachFormThatBigQueryWrites(String text, long micros) {
    assertThat(only(value(text, StandardSQLTypeName.TIMESTAMP)).get(0).getTimestampValue())
        .isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource({
    "twelve, INT64",
    "2024-02-30, DATE",
    "25:00:00, TIME",
    "soon, TIMESTAMP",
    "1.2.3, NUMERIC",
    "maybe, BOOL",
    "%%%, BYTES"
  })
  void aValueThatIsNoneOfItsTypeIsRefused(String text, StandardSQLTypeName type) {
    assertThatThrownBy(() -> only(value(text, type)))
        .hasMessageContaining("Invalid value for type: " + type)
        .hasMessageContaining(text);
  }

  private static QueryJobConfiguration value(String text, StandardSQLTypeName type) {
    var value = QueryParameterValue.newBuilder().setValue(text).setType(type).build();
    return QueryJobConfiguration.newBuilder("SELECT ? AS v").addPositionalParameter(value).build();
  }

  private static FieldValueList only(QueryJobConfiguration sql) {
    try {
      return bigQuery.query(sql).getValues().iterator().next();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
