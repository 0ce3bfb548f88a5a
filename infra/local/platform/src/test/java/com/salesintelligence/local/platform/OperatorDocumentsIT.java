package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The SQL of the operators' documents runs as it stands there; only the names of project and
 * dataset are replaced.
 */
class OperatorDocumentsIT {

  private static final Path DOCUMENTS = Path.of("../../../../shared/seeds");
  private static final Pattern SQL_BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern BQ_QUERY =
      Pattern.compile("bq query --use_legacy_sql=false \"(.*?)\"", Pattern.DOTALL);

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());

  @Test
  void every_query_of_the_documents_answers() throws IOException {
    assumeTrue(
        Files.isDirectory(DOCUMENTS), "skipped: no " + DOCUMENTS.toAbsolutePath().normalize());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 0);
    var queries = queries();
    assertThat(queries).hasSizeGreaterThan(15);
    for (var query : queries) {
      assertThat(ask.rows(query)).as(query).isNotNull();
    }
  }

  @Test
  void their_numbers_agree_with_what_the_platform_holds() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 0);
    assertThat(
            ask.number(
                "SELECT COUNT(*) FROM (SELECT message_id, COUNT(*) AS count FROM gmail_messages GROUP BY message_id HAVING count > 1)"))
        .as("duplicate mails")
        .isZero();
    assertThat(
            ask.number(
                "SELECT COUNT(*) FROM etl_runs WHERE status = 'success' AND DATE(started_at) = CURRENT_DATE()"))
        .as("runs of today")
        .isPositive();
  }

  private static List<String> queries() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(DOCUMENTS)) {
      for (var file : files.sorted().toList()) {
        var text = Files.readString(file);
        SQL_BLOCK.matcher(text).results().forEach(m -> found.addAll(statements(m.group(1))));
        BQ_QUERY
            .matcher(text)
            .results()
            .forEach(m -> found.add(localise(m.group(1).replace("\\`", "`"))));
      }
    }
    return found.stream().filter(sql -> !sql.contains("...")).toList();
  }

  private static List<String> statements(String block) {
    return Pattern.compile(";")
        .splitAsStream(block.replaceAll("(?m)^--.*$", ""))
        .map(String::strip)
        .filter(s -> s.regionMatches(true, 0, "SELECT", 0, 6))
        .map(OperatorDocumentsIT::localise)
        .toList();
  }

  private static String localise(String sql) {
    return sql.replaceAll(
        "(\\$?PROJECT_ID|PROJECT)\\.sales_intelligence\\.",
        LocalPlatform.PROJECT + "." + LocalPlatform.DATASET + ".");
  }
}
