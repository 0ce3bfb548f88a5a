package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Google's own {@code bq} command; skipped where it is not installed. */
class BqCommandIT {

  private static EmbeddedBigQuery server;

  @BeforeAll
  static void start() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "bq")));
    if (!installed) {
      System.out.println("SKIPPED BqCommandIT: there is no bq command on the PATH");
    }
    Assumptions.assumeTrue(installed, "there is no bq command on the PATH");
    server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void datasetsTablesQueriesAndCopies() throws Exception {
    var answers =
        shell(
            "mk --dataset demo:shop",
            query("CREATE TABLE shop.t (a INT64, b STRING) AS SELECT 1 AS a, 'one' AS b"),
            "ls demo:shop",
            "cp demo:shop.t demo:shop.t_20261120",
            "head demo:shop.t_20261120",
            "show demo:shop.t",
            query("SELECT nope FROM shop.t"),
            query("SELECT a FROM shop.t", "--dry_run"));
    assertThat(answers.get(0)).contains("successfully created");
    assertThat(answers.get(1)).doesNotContain("Error");
    assertThat(answers.get(2)).contains("t").contains("TABLE");
    assertThat(answers.get(3)).contains("successfully copied");
    assertThat(answers.get(4)).contains("one");
    assertThat(answers.get(5)).contains("a: integer");
    assertThat(answers.get(6)).contains("Unrecognized name: nope");
    assertThat(answers.get(7)).contains("validated");
    String script = "-- two\nSELECT b FROM shop.t;\nSELECT SUM(a) + 41 AS answer FROM shop.t;\n";
    assertThat(bq(script, "query", "--use_legacy_sql=false")).contains("one").contains("42");
  }

  private static String query(String sql, String... options) {
    return "query --use_legacy_sql=false %s \"%s\"".formatted(String.join(" ", options), sql);
  }

  /** What one process of bq says to each of these commands: each process takes seconds to start. */
  private static List<String> shell(String... commands) throws Exception {
    String said = bq(String.join("\n", commands) + "\nexit\n", "shell");
    List<String> answers = List.of(said.split("demo> ", -1));
    assertThat(answers).as(said).hasSize(commands.length + 2);
    return answers.subList(1, commands.length + 1);
  }

  private static String bq(String input, String... command) throws Exception {
    var line =
        new ArrayList<>(
            List.of(
                "bq",
                "--api",
                server.restUrl(),
                "--oauth_access_token=dummy",
                "--project_id=demo",
                "--headless"));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
