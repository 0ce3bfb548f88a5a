package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts, routines and definitions, as an analyst types them. */
class ScriptsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static BigQuery bigQuery;

  @BeforeAll
  static void start() throws InterruptedException {
    bigQuery = SERVER.clients().bigQuery();
    bigQuery.create(DatasetInfo.of("d"));
  }

  /** Scripts of scripts.sql, each with its rows or the error that it must end with. */
  static Stream<String> scripts() throws IOException {
    try (var in = ScriptsIT.class.getResourceAsStream("scripts.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^----\n")).filter(part -> part.contains("\n=> "));
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void endsAsDocumented(String part) throws InterruptedException {
    int arrow = part.lastIndexOf("\n=> ");
    String script = part.substring(0, arrow);
    String expected = part.substring(arrow + 4).strip();
    if (expected.startsWith("error:")) {
      assertThatThrownBy(() -> run(script))
          .isInstanceOf(BigQueryException.class)
          .hasMessageContaining(expected.substring("error:".length()).strip());
    } else {
      assertThat(run(script)).isEqualTo(expected);
    }
  }

  @Test
  void temporaryTablesEndWithTheirScript() throws InterruptedException {
    assertThat(run("CREATE TEMP TABLE t AS SELECT 1 AS x; SELECT x FROM t")).isEqualTo("1");
    assertThatThrownBy(() -> run("SELECT x FROM d.t")).hasMessageContaining("Not found");
  }

  private static String run(String sql) throws InterruptedException {
    return bigQuery
        .query(QueryJobConfiguration.of(sql))
        .streamValues()
        .map(row -> row.stream().map(ScriptsIT::text).collect(Collectors.joining(",")))
        .collect(Collectors.joining(" | "));
  }

  private static String text(FieldValue value) {
    if (value.isNull()) {
      return "NULL";
    }
    return switch (value.getAttribute()) {
      case REPEATED ->
          value.getRepeatedValue().stream()
              .map(ScriptsIT::text)
              .collect(Collectors.joining(";", "[", "]"));
      case RECORD ->
          value.getRecordValue().stream()
              .map(ScriptsIT::text)
              .collect(Collectors.joining(";", "(", ")"));
      default -> value.getStringValue();
    };
  }
}
