package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.bigquery.Wire.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and answers of the REST API, byte by byte. */
class RestOnTheWireIT {

  private static final String INT64 = "formatOptions.useInt64Timestamp=true";

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Wire wire;

  @BeforeAll
  static void start() {
    wire = SERVER.wire();
    wire.query("DROP SCHEMA things; CREATE SCHEMA d", "");
    wire.query(
        "CREATE TABLE d.times AS SELECT TIMESTAMP_MICROS(1000000 * n + 250000) AS t FROM UNNEST([1, 2, 3]) AS n",
        "");
  }

  @Test
  void timestampsAreSecondsUnlessMicrosecondsAreAskedFor() {
    String sql = "SELECT t FROM d.times ORDER BY t";
    assertThat(wire.query(sql, "").text("/rows/0/f/0/v")).isEqualTo("1.25");
    Answer micros =
        wire.query(sql, ",\"maxResults\":1,\"formatOptions\":{\"useInt64Timestamp\":true}");
    assertThat(micros.text("/rows/0/f/0/v")).isEqualTo("1250000");
    String job = "queries/" + micros.text("/jobReference/jobId");
    String next = "?maxResults=1&pageToken=" + micros.text("/pageToken");
    assertThat(wire.get(job + next).text("/rows/0/f/0/v")).isEqualTo("2.25");
    assertThat(wire.get(job + next + "&" + INT64).text("/rows/0/f/0/v")).isEqualTo("2250000");
  }

  @Test
  void tablesAreListedInPagesWithEitherKindOfTimestamp() {
    String data = "datasets/d/tables/times/data?maxResults=2";
    Answer first = wire.get(data);
    assertThat(first.text("/totalRows")).isEqualTo("3");
    assertThat(first.text("/rows/0/f/0/v")).isEqualTo("1.25");
    Answer last = wire.get(data + "&" + INT64 + "&pageToken=" + first.text("/pageToken"));
    assertThat(last.text("/rows/0/f/0/v")).isEqualTo("3250000");
    assertThat(last.body().has("pageToken")).isFalse();
    assertThat(wire.get(data + "&startIndex=7").body().has("rows")).isFalse();
    assertThat(wire.get("datasets/d/tables/times/data?startIndex=1&maxResults=" + Long.MAX_VALUE))
        .satisfies(all -> assertThat(all.body().path("rows").size()).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "datasets/d/tables/times/data?pageToken=x | 400 | invalid | Invalid page token: x",
        "datasets/d/tables/times/data?maxResults=many | 400 | invalid | Invalid value for maxResults: many",
        "datasets/d/tables/none | 404 | notFound | Not found: Table demo:d.none",
        "datasets/none/tables | 404 | notFound | Not found: Dataset demo:none",
        "jobs/none | 404 | notFound | Not found: Job demo:US.none",
        "models | 404 | notFound | The embedded BigQuery has no method GET /bigquery/v2/projects/demo/models",
      })
  void whatIsNotThereIsSaidInBigQuerysWords(String path, int code, String reason, String message) {
    Answer answer = wire.get(path);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().at("/error/code").asInt()).isEqualTo(code);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.text("/error/status")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "queries | {\"query\":\"SELECT 1\"} | Legacy SQL",
        "datasets/d:undelete | {} | Undeleting demo:d, as any time travel, is not supported",
        "jobs | {\"configuration\":{\"copy\":{\"sourceTable\":{\"projectId\":\"demo\",\"datasetId\":\"d\",\"tableId\":\"gone@-3600000\"},\"destinationTable\":{\"projectId\":\"demo\",\"datasetId\":\"d\",\"tableId\":\"back\"}}}} | Time travel, as by the decorator of gone@-3600000, is not supported",
        "queries | {\"query\":\"SELECT 1\",\"useLegacySql\":false,\"writeIncrementalResults\":true} | QueryRequest.writeIncrementalResults",
        "jobs | {\"configuration\":{\"dryRun\":true,\"load\":{\"sourceUris\":[\"gs://x\"]}}} | A dry run of a load job",
        "jobs | {\"configuration\":{\"query\":{\"query\":\"SELECT 1\",\"useLegacySql\":false,\"userDefinedFunctionResources\":[1]}}} | JobConfigurationQuery.userDefinedFunctionResources",
        "datasets/d/tables | {\"tableReference\":{\"tableId\":\"x\"},\"externalDataConfiguration\":{\"sourceFormat\":\"CSV\"}} | Table.externalDataConfiguration",
        "datasets/d/tables | {\"tableReference\":{\"tableId\":\"x\"},\"defaultCollation\":\"und:ci\"} | Table.defaultCollation",
      })
  void whatIsNotSupportedIsRefusedByName(String path, String body, String name) {
    Answer answer = wire.post(path, body);
    assertThat(answer.code()).isEqualTo(501);
    assertThat(answer.message()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "queries | {\"query\" | Invalid JSON payload received",
        "queries | [1] | a JSON object is expected",
        "jobs | {} | must contain exactly one of",
        "jobs | {\"configuration\":{}} | must contain exactly one of",
        "datasets/d/tables | {\"tableReference\":{\"tableId\":\"a.b\"}} | Invalid table ID",
        "datasets/d/tables | {\"tableReference\":{\"tableId\":\"x\"},\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"COLOUR\"}]}} | COLOUR",
        "datasets/d/tables | {\"tableReference\":{\"tableId\":\"x\"},\"tableConstraints\":{\"primaryKey\":{\"columns\":[\"a\"]}}} | Primary key column a is not found",
        "queries | {\"query\":\"SELECT ?\",\"useLegacySql\":false,\"queryParameters\":[{\"parameterType\":{\"type\":\"COLOUR\"}}]} | COLOUR",
      })
  void malformedRequestsAreTheClientsFault(String path, String body, String message) {
    Answer answer = wire.post(path, body);
    assertThat(answer.message()).contains(message);
    assertThat(answer.code()).isEqualTo(400);
  }

  @Test
  void datasetsAreListedInPages() {
    wire.query("CREATE SCHEMA e OPTIONS (labels = [('team', 'sales')])", "");
    Answer first = wire.get("datasets?maxResults=1");
    assertThat(first.text("/datasets/0/datasetReference/datasetId")).isEqualTo("d");
    Answer second = wire.get("datasets?maxResults=1&pageToken=" + first.text("/nextPageToken"));
    assertThat(second.text("/datasets/0/labels/team")).isEqualTo("sales");
    assertThat(second.body().has("nextPageToken")).isFalse();
    assertThat(wire.send("DELETE", "datasets/e", "").code()).isEqualTo(204);
  }

  @Test
  void tablesAndViewsAreListedWithTheirTypes() {
    wire.post(
        "datasets/d/tables",
        "{\"tableReference\":{\"tableId\":\"view\"},\"view\":{\"query\":\"SELECT t FROM d.times\",\"useLegacySql\":false}}");
    Answer list = wire.get("datasets/d/tables");
    assertThat(list.body().path("tables").valueStream())
        .extracting(
            table ->
                table.at("/tableReference/tableId").asString()
                    + " "
                    + table.path("type").asString())
        .contains("times TABLE", "view VIEW");
    assertThat(wire.get("datasets/d/tables/view").text("/schema/fields/0/type"))
        .isEqualTo("TIMESTAMP");
    assertThat(wire.get("datasets/d/tables/view/data").message())
        .isEqualTo("Cannot list a table of type VIEW.");
    Answer patched =
        wire.send(
            "POST",
            "datasets/d/tables/view",
            "{\"view\":{\"query\":\"SELECT 1 AS one\"}}",
            "X-HTTP-Method-Override",
            "PATCH");
    assertThat(patched.text("/schema/fields/0/name")).isEqualTo("one");
    assertThat(wire.send("DELETE", "datasets/d/tables/view", "").code()).isEqualTo(204);
  }

  @Test
  void theApiDescribesItself() {
    Answer answer =
        wire.send(
            HttpRequest.newBuilder(
                    URI.create(SERVER.restUrl() + "/discovery/v1/apis/bigquery/v2/rest"))
                .build());
    assertThat(answer.text("/rootUrl")).isEqualTo(SERVER.restUrl() + "/");
    assertThat(answer.text("/resources/tables/methods/get/path"))
        .isEqualTo("projects/{+projectId}/datasets/{+datasetId}/tables/{+tableId}");
    assertThat(answer.text("/resources/jobs/methods/insert/request/$ref")).isEqualTo("Any");
    assertThat(answer.body().at("/resources/tabledata/methods/list/parameters").propertyNames())
        .contains("formatOptions.useInt64Timestamp", "pageToken", "projectId");
  }
}
