package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of documented.txt give the rows that the documentation promises, in this order. */
class DocumentedTest {
  private static Engine engine;

  @BeforeAll
  static void fill() throws SQLException {
    engine = new Engine();
    People.TABLES.forEach((name, rows) -> engine.run("CREATE TABLE " + name + " AS " + rows));
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  static Stream<String> cases() throws IOException {
    try (var in = DocumentedTest.class.getResourceAsStream("documented.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)^#.*\n", "").split("\n"))
          .filter(line -> line.contains(" => "));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheDocumentedRows(String line) {
    int arrow = line.lastIndexOf(" => ");
    String rows = line.substring(arrow + 4).strip();
    assertThat(engine.run(line.substring(0, arrow)).toString()).isEqualTo(rows);
  }
}
