package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetDeleteOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The REST API, spoken by Google's client. */
class RestApiIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static BigQuery bigQuery;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    bigQuery = clients.bigQuery();
  }

  @Test
  void datasetsKeepTheirLabels() {
    bigQuery.create(
        DatasetInfo.newBuilder("labelled").setLabels(Map.of("environment", "dev")).build());
    assertThat(bigQuery.getDataset("labelled").getLabels()).containsEntry("environment", "dev");
    bigQuery.update(
        DatasetInfo.newBuilder("labelled").setLabels(Map.of("environment", "test")).build());
    assertThat(bigQuery.getDataset("labelled").getLabels()).containsEntry("environment", "test");
    assertThatThrownBy(() -> bigQuery.create(DatasetInfo.of("labelled")))
        .isInstanceOf(BigQueryException.class)
        .hasMessage("Already Exists: Dataset demo:labelled");
    assertThat(bigQuery.delete(DatasetId.of("labelled"), DatasetDeleteOption.deleteContents()))
        .isTrue();
    assertThat(bigQuery.getDataset("labelled")).isNull();
  }

  @Test
  void aDatasetWithTablesIsNotDeletedByAccident() {
    bigQuery.create(DatasetInfo.of("filled"));
    query("CREATE TABLE filled.t (a INT64)");
    assertThatThrownBy(() -> bigQuery.delete(DatasetId.of("filled")))
        .hasMessage("Dataset demo:filled is still in use");
  }

  @Test
  void columnsCanBeAddedAndNothingElse() throws Exception {
    TableId id = clients.createTable("growing", List.of("id"), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer("growing", Thing.ROW)) {
      writer.append(Thing.rows(Thing.upsert("a", "before", 1))).get();
      var table = bigQuery.getTable(id);
      Schema more =
          Schema.of(
              Thing.COLUMNS[0], Thing.COLUMNS[1], Field.of("size", StandardSQLTypeName.INT64));
      table.toBuilder().setDefinition(StandardTableDefinition.of(more)).build().update();
      writer.append(Thing.rows(Thing.upsert("a", "after", 2))).get();
    }
    assertThat(query("SELECT text, size FROM things.growing").getValues())
        .singleElement()
        .satisfies(row -> assertThat(row.get("text").getStringValue()).isEqualTo("after"));
    Schema fewer = Schema.of(Thing.COLUMNS[0]);
    var table = bigQuery.getTable(id);
    assertThatThrownBy(
            () ->
                table.toBuilder().setDefinition(StandardTableDefinition.of(fewer)).build().update())
        .hasMessageContaining("Field text is missing in new schema");
  }

  @Test
  void aTableThatTakesUpsertsTakesNoDml() throws Exception {
    clients.createTable("captured", List.of("id"), Thing.COLUMNS);
    query("UPDATE things.captured SET text = 'x' WHERE TRUE");
    try (StreamWriter writer = clients.writer("captured", Thing.ROW)) {
      writer.append(Thing.rows(Thing.upsert("a", "a", 1))).get();
    }
    assertThatThrownBy(() -> query("DELETE FROM things.captured WHERE TRUE"))
        .hasMessageContaining("change data capture");
  }

  @Test
  void rowsThatStatementsWroteAreReplacedByUpserts() throws Exception {
    TableId id = clients.createTable("mixed", List.of("id"), Thing.COLUMNS);
    query("INSERT INTO things.mixed (id, text) VALUES ('a', 'inserted'), ('b', 'inserted')");
    try (StreamWriter writer = clients.writer("mixed", Thing.ROW)) {
      writer.append(Thing.rows(Thing.upsert("a", "upserted", 1))).get();
      query("INSERT INTO things.mixed (id, text) VALUES ('c', 'inserted')");
      writer.append(Thing.rows(Thing.upsert("c", "upserted", 1))).get();
    }
    assertThat(clients.rows(id))
        .extracting(row -> row.get("id").getStringValue() + " " + row.get("text").getStringValue())
        .containsExactlyInAnyOrder("a upserted", "b inserted", "c upserted");
  }

  @Test
  void longResultsComeInPages() throws Exception {
    String sql =
        "SELECT n, CAST(n AS STRING) AS s FROM UNNEST(GENERATE_ARRAY(1, 250)) AS n ORDER BY n";
    var paged = QueryJobConfiguration.newBuilder(sql).setMaxResults(100L).build();
    TableResult result = bigQuery.query(paged);
    assertThat(result.getTotalRows()).isEqualTo(250);
    assertThat(result.iterateAll())
        .extracting(row -> row.get(0).getLongValue())
        .hasSize(250)
        .startsWith(1L, 2L)
        .endsWith(249L, 250L);
  }

  @Test
  void aJobOfTheClientGivesItsRowsToo() throws Exception {
    var job =
        bigQuery.create(
            JobInfo.of(
                QueryJobConfiguration.of("SELECT TIMESTAMP '2024-02-29 01:02:03.456789Z' AS t")));
    assertThat(job.waitFor().getQueryResults().getValues())
        .singleElement()
        .satisfies(
            row -> assertThat(row.get("t").getTimestampValue()).isEqualTo(1_709_168_523_456_789L));
  }

  @Test
  void wrongStatementsAreRefusedInBigQuerysWords() {
    assertThatThrownBy(() -> query("SELECT nope FROM things.growing_not"))
        .hasMessageContaining("Not found: Table demo:things.growing_not");
    assertThatThrownBy(() -> query("SELECT a FROM (SELECT 1 AS b)"))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(400);
              assertThat(e.getReason()).isEqualTo("invalidQuery");
              assertThat(e.getMessage()).contains("Unrecognized name: a");
            });
  }

  @Test
  void tablesAreCopiedWhole() throws Exception {
    query("CREATE TABLE things.original AS SELECT 1 AS a, [STRUCT('x' AS y)] AS b");
    TableId copy = TableId.of("things", "copied");
    var job =
        bigQuery.create(
            JobInfo.of(CopyJobConfiguration.of(copy, TableId.of("things", "original"))));
    job.waitFor();
    assertThat(query("SELECT b[OFFSET(0)].y AS y FROM things.copied").getValues())
        .singleElement()
        .satisfies(row -> assertThat(row.get("y").getStringValue()).isEqualTo("x"));
  }

  private static TableResult query(String sql) {
    try {
      return bigQuery.query(QueryJobConfiguration.of(sql));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
