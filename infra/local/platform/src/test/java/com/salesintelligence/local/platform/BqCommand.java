package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's own {@code bq} command, pointed at the platform. */
record BqCommand(Ports ports) {

  static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "bq")));
  }

  /**
   * @return the rows that it prints
   */
  List<JsonNode> query(String sql) {
    var said = run(sql);
    try {
      return JsonMapper.shared().readTree(said).valueStream().toList();
    } catch (tools.jackson.core.JacksonException e) {
      throw new AssertionError("bq says: " + said + "\nto: " + sql, e);
    }
  }

  private String run(String sql) {
    var command =
        List.of(
            "bq",
            "--api=http://localhost:" + ports.bigQueryRest(),
            "--oauth_access_token=local",
            "--project_id=" + LocalPlatform.PROJECT,
            "--headless",
            "--format=json",
            "query",
            "--use_legacy_sql=false",
            "--max_rows=10000");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(sql.getBytes(StandardCharsets.UTF_8));
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
