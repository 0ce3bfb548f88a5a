package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.googlesql.Statement.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The SQL of the operators' documents runs as it stands; skipped where they are not at hand. */
class OperatorsDocumentsTest {
  private static final Path SEEDS = Path.of("../../../../shared/seeds");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(sql|bash)\\s*\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile("(?s)bq query --use_legacy_sql=false \"(.*?)\"");

  private static final List<String> TABLES =
      List.of(
          "gmail_messages (message_id STRING, sent_at TIMESTAMP, embedding ARRAY<FLOAT64>)",
          "gmail_participants (sf_contact_id STRING, ingested_at TIMESTAMP)",
          "v_unmatched_emails (email_address STRING, sent_at TIMESTAMP)",
          "sf_accounts (account_id STRING, account_name STRING, last_modified_date TIMESTAMP)",
          "dialpad_calls (call_time TIMESTAMP)",
          "table_name (old STRING)",
          "etl_runs (source_system STRING, status STRING, error_message STRING,"
              + " started_at TIMESTAMP, completed_at TIMESTAMP, rows_processed INT64)",
          "account_recommendations (account_id STRING, score_date DATE, priority_score INT64,"
              + " budget_likelihood INT64, engagement_score INT64, recommended_action STRING)");

  @Test
  void everyStatementRuns() throws IOException, SQLException {
    Assumptions.assumeTrue(Files.isDirectory(SEEDS), "no operators' documents in ../shared/seeds");
    try (var engine = new Engine()) {
      for (String table : TABLES) {
        engine.run("CREATE TABLE `PROJECT.sales_intelligence." + table.replaceFirst(" ", "` "));
      }
      engine.run(
          "INSERT INTO `PROJECT.sales_intelligence.gmail_participants` (sf_contact_id, ingested_at)"
              + " VALUES ('003', CURRENT_TIMESTAMP()), (NULL, CURRENT_TIMESTAMP())");
      List<String> statements = statements();
      assertThat(statements).hasSizeGreaterThan(20);
      for (String statement : statements) {
        if (engine.analyze(statement) instanceof Query) {
          assertThat(engine.run(statement)).isNotNull();
        }
      }
    }
  }

  private static List<String> statements() throws IOException {
    var statements = new ArrayList<String>();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.filter(f -> f.toString().matches(".*/00[12]_.*")).sorted().toList()) {
        var blocks = BLOCK.matcher(Files.readString(file).replaceAll("(?m)^ +```", "```"));
        while (blocks.find()) {
          if (blocks.group(1).equals("sql")) {
            statements.addAll(split(blocks.group(2)));
          } else {
            COMMAND
                .matcher(blocks.group(2))
                .results()
                .forEach(m -> statements.addAll(split(m.group(1))));
          }
        }
      }
    }
    return statements;
  }

  private static List<String> split(String sql) {
    String plain = sql.replace("\\`", "`").replace("$PROJECT_ID", "PROJECT");
    return plain.contains("...")
        ? List.of()
        : Engine.statements(plain.replace("PROJECT_ID", "PROJECT"));
  }
}
