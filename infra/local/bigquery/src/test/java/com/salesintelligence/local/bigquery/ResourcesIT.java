package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.Identity;
import com.google.cloud.Policy;
import com.google.cloud.Role;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetField;
import com.google.cloud.bigquery.BigQuery.DatasetListOption;
import com.google.cloud.bigquery.BigQuery.DatasetOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import com.salesintelligence.local.bigquery.Wire.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What datasets, tables and jobs tell of themselves. */
class ResourcesIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static BigQuery bigQuery;
  private static Wire wire;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    bigQuery = clients.bigQuery();
    wire = SERVER.wire();
  }

  @Test
  void datasetsAreListedByTheirLabels() {
    bigQuery.create(DatasetInfo.newBuilder("red").setLabels(Map.of("color", "red")).build());
    bigQuery.create(DatasetInfo.newBuilder("blue").setLabels(Map.of("color", "blue")).build());
    assertThat(bigQuery.listDatasets(DatasetListOption.labelFilter("labels.color:red")).getValues())
        .extracting(dataset -> dataset.getDatasetId().getDataset())
        .containsExactly("red");
    assertThat(wire.get("datasets?filter=labels.color").body().path("datasets")).hasSize(2);
    assertThat(wire.get("datasets?filter=color%3Dred").message()).contains("Invalid filter");
  }

  @Test
  void onlyTheFieldsAreGivenThatAClientAsksFor() {
    Dataset part = bigQuery.getDataset(Clients.DATASET, DatasetOption.fields(DatasetField.ETAG));
    assertThat(part.getEtag()).isNotEmpty();
    assertThat(part.getLocation()).isNull();
    assertThat(bigQuery.getDataset(Clients.DATASET).getAcl()).hasSize(4);
    Answer masked = wire.get("datasets?fields=kind,datasets(id,datasetReference/projectId)");
    assertThat(masked.body().path("datasets").get(0).path("datasetReference").propertyNames())
        .containsExactly("projectId");
    assertThat(wire.get("datasets?fields=a(b").message()).isEqualTo("Invalid field selection a(b");
  }

  @Test
  void jobsRunWhereTheirDataLie() throws InterruptedException {
    bigQuery.create(DatasetInfo.newBuilder("away").setLocation("europe-west1").build());
    clients.query("CREATE TABLE away.t AS SELECT 1 AS a");
    Job job = bigQuery.create(JobInfo.of(QueryJobConfiguration.of("SELECT a FROM away.t")));
    assertThat(job.getJobId().getLocation()).isEqualTo("europe-west1");
    assertThat(job.waitFor().getStatus().getError()).isNull();
    assertThat(wire.get("jobs/" + job.getJobId().getJob()).code()).isEqualTo(404);
    assertThat(wire.query("SELECT a FROM away.t", ",\"location\":\"US\"").reason())
        .isEqualTo("notFound");
    assertThat(copy("US").message()).contains("was not found in location US");
    assertThat(copy("europe-west1").text("/status/state")).isEqualTo("DONE");
  }

  private static Answer copy(String location) {
    return wire.post(
        "jobs",
        """
        {"jobReference": {"location": "%s"}, "configuration": {"copy": {
          "sourceTable": {"projectId": "demo", "datasetId": "away", "tableId": "t"},
          "destinationTable": {"projectId": "demo", "datasetId": "away", "tableId": "u"}}}}
        """
            .formatted(location));
  }

  @Test
  void policiesOfTablesAreKeptAndGuardedByTheirEtag() {
    TableId table =
        clients.createTable("guarded", List.of(), Field.of("a", StandardSQLTypeName.INT64));
    Policy policy =
        bigQuery.getIamPolicy(table).toBuilder()
            .addIdentity(Role.of("roles/bigquery.dataViewer"), Identity.allUsers())
            .build();
    Policy kept = bigQuery.setIamPolicy(table, policy);
    assertThat(bigQuery.getIamPolicy(table)).isEqualTo(kept);
    bigQuery.setIamPolicy(table, kept);
    assertThatThrownBy(() -> bigQuery.setIamPolicy(table, kept))
        .isInstanceOf(BigQueryException.class);
    assertThat(wire.get("datasets/things/tables/guarded").body().has("_policy")).isFalse();
  }

  @Test
  void rowsWithASuffixGoIntoATableLikeTheirTemplate() {
    TableId table =
        clients.createTable("base", List.of(), Field.of("a", StandardSQLTypeName.INT64));
    var request = InsertAllRequest.newBuilder(table).setTemplateSuffix("_1").addRow(Map.of("a", 7));
    assertThat(bigQuery.insertAll(request.build()).hasErrors()).isFalse();
    assertThat(clients.rows(TableId.of(Clients.DATASET, "base_1"))).hasSize(1);
    assertThat(clients.rows(table)).isEmpty();
  }

  @Test
  void geographiesIntervalsAndRangesAreTakenAsTheClientsWriteThem() {
    clients.query("CREATE TABLE things.places (place GEOGRAPHY, span INTERVAL, days RANGE<DATE>)");
    TableId table = TableId.of(Clients.DATASET, "places");
    var request =
        InsertAllRequest.newBuilder(table)
            .addRow(
                Map.of(
                    "place", "Point(1.50 2)",
                    "span", "P1Y2M-3DT4H5M6.5S",
                    "days", Map.of("start", "2026-01-01")));
    assertThat(bigQuery.insertAll(request.build()).getInsertErrors()).isEmpty();
    assertThat(clients.rows(table).getFirst())
        .extracting(value -> value.getValue().toString())
        .contains("POINT(1.5 2)", "1-2 -3 4:5:6.500");
    assertThat(wire.query("SELECT ST_GEOGPOINT(1, 2)", "").message()).contains("ST_GEOGPOINT");
  }

  @Test
  void aStatementThatChangesATableTellsItsSchema() throws InterruptedException {
    clients.query("CREATE TABLE things.told (a INT64 OPTIONS (description = 'first'))");
    TableResult inserted =
        bigQuery.query(QueryJobConfiguration.of("INSERT INTO things.told VALUES (1)"));
    assertThat(inserted.getSchema().getFields().get(0).getDescription()).isEqualTo("first");
    assertThat(inserted.getSchema().getFields().get(0).getMode()).isNull();
    CopyJobConfiguration copy =
        CopyJobConfiguration.of(
            TableId.of(Clients.DATASET, "told_2"), TableId.of(Clients.DATASET, "told"));
    bigQuery.create(JobInfo.of(copy)).waitFor();
    assertThat(bigQuery.getTable(Clients.DATASET, "told_2").getDefinition().getSchema())
        .isEqualTo(inserted.getSchema());
  }

  @Test
  void whatTheClientForNodeSendsIsTaken() {
    Answer made =
        wire.post(
            "datasets", "{\"datasetReference\":{\"datasetId\":\"n\"},\"projectId\":\"demo\"}");
    assertThat(made.body().has("projectId")).isFalse();
    Answer date =
        wire.query(
            "SELECT ? AS d, CAST(? AS STRING) AS t",
            """
            ,"parameterMode":"POSITIONAL","queryParameters":[
              {"parameterType":{"type":"DATE"},"parameterValue":{"value":"2016-12-7"}},
              {"parameterType":{"type":"DATETIME"},"parameterValue":{"value":"2016-1-7 14:00:00"}}]
            """);
    assertThat(date.text("/rows/0/f/0/v")).isEqualTo("2016-12-07");
    assertThat(date.text("/rows/0/f/1/v")).isEqualTo("2016-01-07 14:00:00");
    clients.createTable("texts", List.of(), Field.of("a", StandardSQLTypeName.STRING));
    assertThat(
            wire.post(
                    "datasets/things/tables/texts/insertAll",
                    "{\"rows\":[{\"json\":{\"a\":true}}]}")
                .text("/insertErrors/0/errors/0/message"))
        .isEqualTo("Conversion from bool to std::string is unsupported.");
  }

  @Test
  void aQueryThatFailsSaysWhyToTheClient() {
    assertThatThrownBy(() -> bigQuery.query(QueryJobConfiguration.of("SELECT FROM")))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("Syntax error");
    assertThat(wire.get("datasets/things/models").body().path("models")).isEmpty();
    assertThat(wire.get("datasets/things/models/none").code()).isEqualTo(404);
  }
}
