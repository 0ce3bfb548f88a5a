package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.googlesql.script.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged SQL is answered with an error of its own, whatever was done to it. */
class HostileTextsTest {
  private static final List<String> PIECES =
      List.of(
          "NULL",
          "'x'",
          "-1",
          "(",
          ")",
          "[1, 2]",
          "STRUCT(1, 'a')",
          "JSON '{}'",
          "INTERVAL 1 DAY",
          "BIGNUMERIC '2'",
          "(SELECT 1)",
          "`",
          "\"",
          "/*",
          "é",
          "😀",
          "@p",
          "OVER ()",
          "|>",
          "9223372036854775808",
          "SELECT",
          "GROUPING SETS",
          "x",
          "\0");

  @Test
  void neverThrowsAnythingElse() throws IOException, SQLException {
    var random = new Random(20_241_120);
    List<String> seeds = seeds();
    try (var engine = new Engine()) {
      People.TABLES.forEach((name, rows) -> engine.run("CREATE TABLE " + name + " AS " + rows));
      for (int i = 0; i < 600; i++) {
        String sql = damaged(seeds.get(random.nextInt(seeds.size())), random);
        assertThat(outcome(engine, sql)).as(sql).isNotEqualTo("a fault of ours");
      }
    }
  }

  private static String outcome(Engine engine, String sql) {
    try {
      List<Step> steps = Engine.GOOGLE_SQL.script(sql);
      if (steps.size() == 1 && steps.getFirst() instanceof Step.Sql(String text, var place)) {
        if (engine.analyze(text) instanceof Statement.Query) {
          engine.run(text);
        }
      }
      return "answered";
    } catch (SqlError e) {
      return "refused";
    } catch (IllegalStateException e) {
      // The engine of these tests wraps so what fails inside of DuckDB.
      String message = String.valueOf(e.getMessage());
      return message.contains("Binder Error") || message.contains("INTERNAL")
          ? "a fault of ours"
          : "failed";
    }
  }

  private static String damaged(String sql, Random random) {
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    int at = random.nextInt(sql.length());
    return switch (random.nextInt(3)) {
      case 0 -> sql.substring(0, at) + " " + piece + " " + sql.substring(at);
      case 1 -> sql.substring(0, at);
      default ->
          sql.replaceFirst("'[^']*'|\\b\\d+\\b", java.util.regex.Matcher.quoteReplacement(piece));
    };
  }

  private static List<String> seeds() throws IOException {
    var seeds = new ArrayList<String>();
    for (String line : read("queries.sql").split(";\n")) {
      seeds.add(line.replaceAll("(?m)^--.*\n", ""));
    }
    read("expressions.sql")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("--"))
        .forEach(line -> seeds.add("SELECT " + line));
    seeds.removeIf(String::isBlank);
    return seeds;
  }

  private static String read(String name) throws IOException {
    try (var in = HostileTextsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
