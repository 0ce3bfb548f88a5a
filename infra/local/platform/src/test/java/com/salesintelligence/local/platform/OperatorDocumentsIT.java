package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The SQL of the operators' documents runs as it stands there; only the names of project and
 * dataset are replaced.
 */
class OperatorDocumentsIT {

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());

  @BeforeEach
  void scored() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 0);
  }

  @Test
  void every_query_of_the_documents_answers() throws IOException {
    needs(OperatorDocuments.present(), "no folder " + OperatorDocuments.FOLDER);
    var queries = OperatorDocuments.queries();
    assertThat(queries).hasSizeGreaterThan(15);
    for (var query : queries) {
      assertThat(ask.rows(query)).as(query).isNotNull();
    }
  }

  @Test
  void googles_bq_command_gets_as_many_rows_as_googles_java_client() throws IOException {
    needs(OperatorDocuments.present(), "no folder " + OperatorDocuments.FOLDER);
    needs(BqCommand.installed(), "no bq command on the PATH");
    var bq = new BqCommand(platform.ports());
    for (var query : OperatorDocuments.queries()) {
      assertThat(bq.query(query)).as(query).hasSameSizeAs(ask.rows(query));
    }
  }

  @Test
  void their_numbers_agree_with_what_the_platform_holds() {
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

  private static void needs(boolean there, String otherwise) {
    if (!there) {
      System.out.println("SKIPPED OperatorDocumentsIT: " + otherwise);
    }
    assumeTrue(there, otherwise);
  }
}
