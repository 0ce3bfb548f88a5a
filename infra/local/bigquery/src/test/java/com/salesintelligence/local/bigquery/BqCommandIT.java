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
    assertThat(bq("", "mk", "--dataset", "demo:shop")).contains("successfully created");
    assertThat(
            bq("", "query", "CREATE TABLE shop.t (a INT64, b STRING) AS SELECT 1 AS a, 'one' AS b"))
        .doesNotContain("Error");
    assertThat(bq("", "ls", "demo:shop")).contains("t").contains("TABLE");
    assertThat(bq("", "cp", "demo:shop.t", "demo:shop.t_20261120")).contains("successfully copied");
    assertThat(bq("", "head", "demo:shop.t_20261120")).contains("one");
    assertThat(bq("", "show", "demo:shop.t")).contains("a: integer");
    String script = "-- two\nSELECT b FROM shop.t;\nSELECT SUM(a) + 41 AS answer FROM shop.t;\n";
    assertThat(bq(script, "query")).contains("one").contains("42");
    assertThat(bq("", "query", "SELECT nope FROM shop.t")).contains("Unrecognized name: nope");
    assertThat(bq("", "query", "--dry_run", "SELECT a FROM shop.t")).contains("validated");
  }

  private static String bq(String input, String command, String... arguments) throws Exception {
    var line =
        new ArrayList<>(
            List.of(
                "bq",
                "--api",
                server.restUrl(),
                "--oauth_access_token=dummy",
                "--project_id=demo",
                "--headless",
                command));
    if (command.equals("query")) {
      line.add("--use_legacy_sql=false");
    }
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
