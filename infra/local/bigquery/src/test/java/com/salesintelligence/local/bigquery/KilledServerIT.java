package com.salesintelligence.local.bigquery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.TableId;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives SIGKILL, and two processes never share a folder. */
class KilledServerIT {

  private static final int ACKNOWLEDGED = 400;

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedRowSurvivesSigkill() throws Exception {
    Process writer = child();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader lines = writer.inputReader()) {
      String line = lines.readLine();
      while (line != null && acknowledged.size() < ACKNOWLEDGED) {
        if (line.startsWith("stored ")) {
          acknowledged.add(line.substring("stored ".length()));
        }
        line = lines.readLine();
      }
      assertThat(acknowledged).hasSize(ACKNOWLEDGED);
      assertThatThrownBy(() -> EmbeddedBigQuery.start(BigQuerySettings.in(folder)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Another process uses the BigQuery data in " + folder);
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(30, SECONDS)).isTrue();
    try (EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.in(folder))) {
      var table = TableId.of(Clients.PROJECT, Clients.DATASET, "survivors");
      Set<String> stored =
          new Clients(server)
              .rows(table).stream()
                  .map(row -> row.get("id").getStringValue())
                  .collect(Collectors.toSet());
      assertThat(stored).containsAll(acknowledged);
    }
  }

  private Process child() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                classPath.replace(":", File.pathSeparator),
                KilledWriter.class.getName(),
                folder.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
