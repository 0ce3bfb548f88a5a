package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables that are divided by time: pseudo columns, decorators, filters, ends. */
class PartitionedTablesIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  private static List<List<String>> rows(String sql) {
    return clients
        .query(sql)
        .streamAll()
        .map(
            row ->
                row.stream()
                    .map(FieldValue::getValue)
                    .map(value -> value == null ? "NULL" : value.toString())
                    .toList())
        .toList();
  }

  private static void refused(String sql, String message) {
    assertThatThrownBy(() -> clients.query(sql))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(message);
  }

  private static Job finished(JobInfo job) throws InterruptedException {
    return clients.bigQuery().create(job).waitFor();
  }

  private static Job into(String table, String sql) throws InterruptedException {
    return finished(
        JobInfo.of(
            QueryJobConfiguration.newBuilder(sql)
                .setDestinationTable(TableId.of(Clients.DATASET, table))
                .setWriteDisposition(WriteDisposition.WRITE_TRUNCATE)
                .build()));
  }

  @Test
  void rowsKnowWhenTheyCame() {
    clients.query("CREATE TABLE arrivals (a INT64) PARTITION BY _PARTITIONDATE");
    clients.query("INSERT INTO arrivals VALUES (1)");
    clients.query(
        "INSERT INTO arrivals (_PARTITIONTIME, a) VALUES ('2026-01-01', 2), ('2026-01-02', 3)");
    assertThat(rows("SELECT *, _PARTITIONDATE = CURRENT_DATE() AS t FROM arrivals WHERE a = 1"))
        .containsExactly(List.of("1", "true"));
    assertThat(
            rows(
                "SELECT a, _PARTITIONDATE AS d FROM arrivals WHERE _PARTITIONTIME < '2026-02-01' ORDER BY a"))
        .containsExactly(List.of("2", "2026-01-01"), List.of("3", "2026-01-02"));
    clients.query("UPDATE arrivals SET a = 20 WHERE _PARTITIONDATE = '2026-01-01'");
    clients.query("DELETE FROM arrivals WHERE _PARTITIONTIME = '2026-01-02'");
    clients.query("CREATE TABLE arrivals_copy COPY arrivals");
    assertThat(rows("SELECT a FROM arrivals_copy WHERE _PARTITIONDATE = '2026-01-01'"))
        .containsExactly(List.of("20"));
    assertThat(clients.bigQuery().listPartitions(TableId.of(Clients.DATASET, "arrivals")))
        .hasSize(2)
        .startsWith("20260101");
    refused("INSERT INTO arrivals (_PARTITIONTIME, a) VALUES ('2026-01-01 01:00:00', 2)", "DAY");
    refused("INSERT INTO arrivals (_PARTITIONDATE, a) VALUES ('2026-01-01', 2)", "non-writable");
    refused("CREATE TABLE named (_PartitionTime TIMESTAMP)", "Field names are not allowed");
  }

  @Test
  void decoratorsNameOnePartition() throws InterruptedException {
    assertThat(into("marked$20260301", "SELECT 1 AS a").getStatus().getError()).isNull();
    clients
        .bigQuery()
        .insertAll(
            InsertAllRequest.newBuilder(TableId.of(Clients.DATASET, "marked$20260302"))
                .addRow(Map.of("a", 2))
                .build());
    into("marked$20260301", "SELECT 10 AS a");
    assertThat(rows("SELECT a, _PARTITIONDATE AS d FROM marked ORDER BY a"))
        .containsExactly(List.of("2", "2026-03-02"), List.of("10", "2026-03-01"));
    finished(
        JobInfo.of(
            CopyJobConfiguration.of(
                TableId.of(Clients.DATASET, "copied$20270101"),
                TableId.of(Clients.DATASET, "marked$20260302"))));
    assertThat(rows("SELECT a, _PARTITIONDATE AS d FROM copied"))
        .containsExactly(List.of("2", "2027-01-01"));
    assertThat(SERVER.wire().get("datasets/things/tables/marked$20260301").text("/numRows"))
        .isEqualTo("1");
    assertThat(
            SERVER.wire().get("datasets/things/tables/marked$20260302/data").text("/rows/0/f/0/v"))
        .isEqualTo("2");
    assertThat(clients.bigQuery().delete(TableId.of(Clients.DATASET, "marked$20260301"))).isTrue();
    assertThat(rows("SELECT a FROM marked")).containsExactly(List.of("2"));
    assertThat(SERVER.wire().get("datasets/things/tables/marked$2026/data").message())
        .contains("Invalid partition ID \"2026\"");
  }

  @Test
  void rowsOfOtherPartitionsAreNotTaken() throws InterruptedException {
    clients.query("CREATE TABLE days (d DATE) PARTITION BY d");
    into("days$20260102", "SELECT DATE '2026-01-02' AS d");
    assertThatThrownBy(() -> into("days$20260102", "SELECT DATE '2026-01-03' AS d"))
        .hasMessageContaining("Some rows belong to different partitions");
    assertThat(rows("SELECT d FROM days")).containsExactly(List.of("2026-01-02"));
  }

  @Test
  void streamsWriteIntoThePartitionOfTheHour() throws Exception {
    clients.query(
        "CREATE TABLE streamed (a INT64) PARTITION BY TIMESTAMP_TRUNC(_PARTITIONTIME, HOUR)");
    try (BigQueryWriteClient write = clients.writeClient();
        JsonStreamWriter writer =
            JsonStreamWriter.newBuilder("projects/demo/datasets/things/tables/streamed", write)
                .setEndpoint(SERVER.grpcEndpoint())
                .setChannelProvider(write.getSettings().getTransportChannelProvider())
                .setCredentialsProvider(write.getSettings().getCredentialsProvider())
                .build()) {
      writer.append(new JSONArray().put(new JSONObject().put("a", 1))).get();
    }
    assertThat(
            rows(
                "SELECT a, TIMESTAMP_DIFF(CURRENT_TIMESTAMP(), _PARTITIONTIME, MINUTE) < 61 AS now,"
                    + " EXTRACT(MINUTE FROM _PARTITIONTIME) AS m FROM streamed"))
        .containsExactly(List.of("1", "true", "0"));
  }

  @Test
  void aFilterOverPartitionsIsAskedFor() {
    clients.query(
        "CREATE TABLE filtered (a INT64, d DATE) PARTITION BY d"
            + " OPTIONS (require_partition_filter = TRUE)");
    clients.query("INSERT INTO filtered VALUES (1, '2026-01-01'), (2, '2026-01-02')");
    String message =
        "Cannot query over table 'demo.things.filtered' without a filter over column(s) 'd' that"
            + " can be used for partition elimination";
    refused("SELECT * FROM filtered", message);
    refused("SELECT * FROM filtered WHERE a = 1 OR d = '2026-01-01'", message);
    refused("DELETE FROM filtered WHERE TRUE", message);
    assertThat(rows("WITH f AS (SELECT * FROM filtered) SELECT a FROM f WHERE d > '2026-01-01'"))
        .containsExactly(List.of("2"));
    assertThat(clients.rows(TableId.of(Clients.DATASET, "filtered"))).hasSize(2);
    clients.query("ALTER TABLE filtered SET OPTIONS (require_partition_filter = FALSE)");
    assertThat(rows("SELECT COUNT(*) AS n FROM filtered")).containsExactly(List.of("2"));
  }

  @Test
  void partitionsEnd() {
    clients.query(
        "CREATE TABLE ending (d DATE) PARTITION BY d OPTIONS (partition_expiration_days = 2)");
    clients.query("INSERT INTO ending VALUES ('2026-01-01'), (DATE '2999-01-01')");
    await()
        .untilAsserted(
            () -> assertThat(rows("SELECT d FROM ending")).containsExactly(List.of("2999-01-01")));
    refused(
        "CREATE TABLE endless (d DATE) OPTIONS (partition_expiration_days = 2)",
        "needs a table that is partitioned by time");
  }
}
