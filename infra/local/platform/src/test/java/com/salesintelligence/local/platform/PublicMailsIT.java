package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Public test suites of odd and broken mail go through the whole pipeline. */
class PublicMailsIT {

  private static final Path CORPUS = Path.of("../../../../shared/data/mime");

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void every_message_ends_as_a_row_or_as_a_dead_letter_with_a_reason() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "skipped: no " + CORPUS.toAbsolutePath().normalize());
    Map<String, Path> dropped = new HashMap<>();
    for (var file : messages()) {
      dropped.put(steer.drop(Steer.MAYA, Files.readAllBytes(file)), file);
    }
    var ids = dropped.keySet().stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              var missing = new TreeSet<>(dropped.keySet());
              ask.rows("SELECT message_id FROM gmail_messages WHERE message_id IN (" + ids + ")")
                  .forEach(row -> missing.remove(row.get(0).getStringValue()));
              ask.rows(
                      "SELECT attribute.value FROM dead_letters, UNNEST(attributes) AS attribute WHERE attribute.key = 'ce-subject' AND error_message != ''")
                  .forEach(row -> missing.remove(row.get(0).getStringValue()));
              assertThat(missing)
                  .as(
                      "neither row nor dead letter: %s",
                      missing.stream().map(dropped::get).toList())
                  .isEmpty();
            });
    assertThat(ask.number("SELECT COUNT(*) FROM gmail_messages WHERE message_id IN (" + ids + ")"))
        .isEqualTo(
            ask.number(
                "SELECT COUNT(DISTINCT message_id) FROM gmail_messages WHERE message_id IN ("
                    + ids
                    + ")"));
    System.out.printf(
        "public mails: %d dropped, %d stored%n",
        dropped.size(),
        ask.number("SELECT COUNT(*) FROM gmail_messages WHERE message_id IN (" + ids + ")"));
  }

  private static List<Path> messages() throws IOException {
    try (var files = Files.walk(CORPUS)) {
      return files
          .filter(f -> f.toString().endsWith(".eml") || f.toString().endsWith(".msg"))
          .sorted()
          .toList();
    }
  }
}
