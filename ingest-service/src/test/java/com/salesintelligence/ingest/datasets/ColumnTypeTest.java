package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 007, 7",
    "INTEGER, -3.0, -3",
    "INTEGER, 1e3, 1000",
    "INTEGER, 9223372036854775807, 9223372036854775807",
    "NUMBER, 1.50, 1.5",
    "NUMBER, 1E2, 100",
    "NUMBER, -0.10, -0.1",
    "BOOLEAN, TRUE, true",
    "DATE, 2026-02-28, 2026-02-28",
    "TIMESTAMP, 2026-11-20T08:00:00+04:00, 2026-11-20T04:00:00Z",
    "STRING, ' a ', ' a '"
  })
  void equalValuesAreWrittenTheSame(ColumnType type, String raw, String value) {
    assertThat(type.parse(raw)).map(Object::toString).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1.5",
    "INTEGER, 9223372036854775808",
    "INTEGER, one",
    "INTEGER, 1e999999999",
    "NUMBER, 1e-999999999",
    "NUMBER, 0.123456789012345678",
    "NUMBER, '1,000'",
    "NUMBER, NaN",
    "BOOLEAN, yes",
    "DATE, 2026-02-30",
    "DATE, 28.02.2026",
    "TIMESTAMP, 2026-11-20T08:00:00",
    "TIMESTAMP, now"
  })
  void whatIsNotOfTheTypeIsRefused(ColumnType type, String raw) {
    assertThat(type.parse(raw)).isEmpty();
  }

  @Test
  void textIsWhole() {
    assertThat(ColumnType.STRING.parse("half \uD83D")).isEmpty();
    assertThat(ColumnType.STRING.parse("zero \0")).isEmpty();
    assertThat(ColumnType.STRING.parse("whole \uD83D\uDE00")).isPresent();
    assertThat(ColumnType.STRING.parse(true)).isEmpty();
    assertThat(ColumnType.INTEGER.parse(true)).isEmpty();
  }
}
