package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables that hold the rows of queries, which nobody named. */
class ResultTablesIT {

  private static final String MANY =
      "SELECT n, CONCAT('row ', CAST(n AS STRING)) AS word"
          + " FROM UNNEST(GENERATE_ARRAY(1, 30000)) AS n ORDER BY n";

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @Test
  void aLargeResultIsReadPageByPage() throws InterruptedException {
    TableResult result = clients.bigQuery().query(QueryJobConfiguration.newBuilder(MANY).build());
    assertThat(result.getTotalRows()).isEqualTo(30_000);
    assertThat(StreamSupport.stream(result.iterateAll().spliterator(), false))
        .extracting(row -> row.get("n").getLongValue())
        .hasSize(30_000)
        .isSorted();
    assertThat(clients.bigQuery().listDatasets().iterateAll())
        .extracting(dataset -> dataset.getDatasetId().getDataset())
        .containsExactly(Clients.DATASET);
  }

  @Test
  void resultsAreTablesForTheStorageReadApi() throws InterruptedException {
    try (BigQueryReadClient read = clients.readClient()) {
      assertThat(session(read, MANY).getEstimatedRowCount()).isEqualTo(30_000);
      String few =
          "SELECT 1 AS n, [STRUCT('a' AS word, DATE '2026-01-02' AS day)] AS parts,"
              + " NUMERIC '1.5' AS price, JSON '{\"a\":1}' AS more, INTERVAL 3 DAY AS span";
      TableId table = resultOf(few);
      ReadSession session = session(read, "SELECT * EXCEPT (span) FROM (" + few + ")");
      assertThat(session.getEstimatedRowCount()).isEqualTo(1);
      FieldValueList row =
          clients
              .query("SELECT * FROM `demo.%s.%s`".formatted(table.getDataset(), table.getTable()))
              .iterateAll()
              .iterator()
              .next();
      assertThat(row.get("parts").getRepeatedValue().getFirst().getRecordValue().get(1).getValue())
          .isEqualTo("2026-01-02");
      assertThat(row.get("price").getStringValue()).isEqualTo("1.5");
      assertThat(row.get("span").getStringValue()).isEqualTo("0-0 3 0:0:0");
    }
  }

  @Test
  void aQueryTellsWhatItRead() throws InterruptedException {
    clients.query("CREATE TABLE things.read AS SELECT 1 AS a, 'xyz' AS b");
    Job job = finished("SELECT a FROM things.read");
    QueryStatistics statistics = job.getStatistics();
    assertThat(statistics.getTotalBytesProcessed()).isEqualTo(8);
    assertThat(statistics.getTotalBytesBilled()).isEqualTo(10L << 20);
    assertThat(statistics.getTotalSlotMs()).isPositive();
    assertThat(statistics.getQueryPlan()).hasSize(1);
  }

  private static ReadSession session(BigQueryReadClient read, String sql)
      throws InterruptedException {
    TableId table = resultOf(sql);
    return read.createReadSession(
        "projects/demo",
        ReadSession.newBuilder()
            .setTable(
                "projects/demo/datasets/%s/tables/%s"
                    .formatted(table.getDataset(), table.getTable()))
            .setDataFormat(DataFormat.ARROW)
            .build(),
        1);
  }

  private static TableId resultOf(String sql) throws InterruptedException {
    QueryJobConfiguration configuration = finished(sql).getConfiguration();
    return configuration.getDestinationTable();
  }

  private static Job finished(String sql) throws InterruptedException {
    return clients.bigQuery().create(JobInfo.of(QueryJobConfiguration.of(sql))).waitFor();
  }

  @Test
  void jobsAreRowsOfAView() throws InterruptedException {
    clients.query("CREATE TABLE things.jobs AS SELECT 1 AS a");
    String marked = "SELECT a AS seen_by_the_view FROM things.jobs";
    finished(marked);
    assertThat(SERVER.wire().query("SELECT nothing_of_the_kind", "").code()).isEqualTo(400);
    String view = " FROM `region-us`.INFORMATION_SCHEMA.JOBS WHERE query = '%s'";
    FieldValueList good =
        clients
            .query(
                "SELECT statement_type, referenced_tables[0].table_id AS source, error_result IS"
                    + " NULL AS fine, state, total_slot_ms > 0 AS worked"
                    + view.formatted(marked))
            .iterateAll()
            .iterator()
            .next();
    assertThat(good).extracting("value").containsExactly("SELECT", "jobs", "true", "DONE", "true");
    FieldValueList bad =
        clients
            .query(
                "SELECT error_result.reason, error_result.message, labels"
                    + view.formatted("SELECT nothing_of_the_kind"))
            .iterateAll()
            .iterator()
            .next();
    assertThat(bad.get("reason").getStringValue()).isEqualTo("invalidQuery");
    assertThat(bad.get("message").getStringValue()).contains("nothing_of_the_kind");
    assertThat(bad.get("labels").getRepeatedValue()).isEmpty();
  }
}
