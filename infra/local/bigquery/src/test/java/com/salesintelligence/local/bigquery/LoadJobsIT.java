package com.salesintelligence.local.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import com.salesintelligence.local.bigquery.Wire.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files into tables and tables into files. */
class LoadJobsIT {

  @TempDir private static Path folder;

  private static EmbeddedBigQuery server;
  private static Clients clients;
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedBigQuery.start(BigQuerySettings.in(folder));
    clients = new Clients(server);
    clients.createDataset();
    wire = new Wire(server.restUrl());
    Files.createDirectories(folder.resolve("buckets/outside"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFileIsUploadedInSeveralPieces() throws Exception {
    TableId table = TableId.of("demo", "things", "resumable");
    var schema =
        Schema.of(
            Field.of("name", StandardSQLTypeName.STRING), Field.of("n", StandardSQLTypeName.INT64));
    var configuration =
        WriteChannelConfiguration.newBuilder(table)
            .setFormatOptions(CsvOptions.newBuilder().setSkipLeadingRows(1).build())
            .setSchema(schema)
            .build();
    try (TableDataWriteChannel channel = clients.bigQuery().writer(configuration)) {
      channel.setChunkSize(256 * 1024);
      channel.write(ByteBuffer.wrap("name,n\n".getBytes(UTF_8)));
      for (int i = 0; i < 50_000; i++) {
        channel.write(ByteBuffer.wrap(("\"row, " + i + "\"," + i + "\n").getBytes(UTF_8)));
      }
      channel.close();
      Job job = channel.getJob().waitFor();
      assertThat(job.getStatus().getError()).isNull();
      assertThat(((LoadStatistics) job.getStatistics()).getOutputRows()).isEqualTo(50_000);
    }
    assertThat(value("SELECT SUM(n) FROM things.resumable WHERE name LIKE 'row, %'"))
        .isEqualTo("1249975000");
  }

  @Test
  void jsonLinesAreLoadedWithNestedAndRepeatedFields() throws Exception {
    load(
        "\"sourceFormat\":\"NEWLINE_DELIMITED_JSON\",\"autodetect\":true",
        "json_lines",
        """
        {"id": 1, "moment": "2024-01-02 03:04:05 UTC", "tags": ["a", "b"], "part": {"x": 1.5, "ok": true}}
        {"id": 2, "tags": [], "part": null}
        """);
    assertThat(value("SELECT STRING(moment) FROM things.json_lines WHERE id = 1"))
        .isEqualTo("2024-01-02 03:04:05+00");
    assertThat(value("SELECT ARRAY_LENGTH(tags) + part.x FROM things.json_lines WHERE part.ok"))
        .isEqualTo("3.5");
  }

  @Test
  void csvIsReadAsItIsWritten() throws Exception {
    load(
        "\"fieldDelimiter\":\";\",\"allowQuotedNewlines\":true,\"nullMarker\":\"NULL\","
            + "\"skipLeadingRows\":1,\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"STRING\"},"
            + "{\"name\":\"b\",\"type\":\"DATE\"},{\"name\":\"c\",\"type\":\"NUMERIC\"}]}",
        "csv_options",
        "a;b;c\r\n\"two\nlines; \"\"quoted\"\"\";2024-02-29;1.5\r\nNULL;NULL;NULL\r\n");
    assertThat(value("SELECT a FROM things.csv_options WHERE c = 1.5"))
        .isEqualTo("two\nlines; \"quoted\"");
    assertThat(
            value("SELECT COUNTIF(a IS NULL AND b IS NULL AND c IS NULL) FROM things.csv_options"))
        .isEqualTo("1");
  }

  @Test
  void columnsAreDetectedWithTheirHeader() throws Exception {
    load(
        "\"autodetect\":true",
        "detected",
        "name,born,score\nann,1990-01-02,1\nbob,1991-02-03,2.5\n");
    Answer table = wire.get("datasets/things/tables/detected");
    assertThat(table.body().at("/schema/fields").valueStream())
        .extracting(field -> field.path("name").asString() + " " + field.path("type").asString())
        .containsExactly("name STRING", "born DATE", "score FLOAT");
    assertThat(table.text("/numRows")).isEqualTo("2");
    assertThat(table.text("/numBytes")).isEqualTo(Integer.toString(2 * (2 + 3 + 8 + 8)));
  }

  @Test
  void badRowsAreCountedAndTooManyOfThemEndTheLoad() throws Exception {
    String schema = "\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"}]}";
    Answer failed = load(schema, "bad", "1\ntwo\n3\n");
    assertThat(failed.text("/status/errorResult/reason")).isEqualTo("invalid");
    assertThat(failed.text("/status/errorResult/message"))
        .contains("Cannot convert value to integer (bad value): two", "line 2");
    assertThat(wire.get("datasets/things/tables/bad").code()).isEqualTo(404);
    Answer loaded = load(schema + ",\"maxBadRecords\":1", "bad", "1\ntwo\n3\n");
    assertThat(loaded.text("/statistics/load/badRecords")).isEqualTo("1");
    assertThat(loaded.text("/statistics/load/outputRows")).isEqualTo("2");
    assertThat(loaded.text("/status/errors/0/message")).contains("two");
  }

  @Test
  void dispositionsSayWhatHappensToWhatIsThere() throws Exception {
    String schema = "\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"}]}";
    String count = "SELECT COUNT(*) FROM things.dispositions";
    assertThat(
            load(schema + ",\"createDisposition\":\"CREATE_NEVER\"", "dispositions", "1\n")
                .text("/status/errorResult/reason"))
        .isEqualTo("notFound");
    load(schema, "dispositions", "1\n");
    load(schema, "dispositions", "2\n");
    assertThat(value(count)).isEqualTo("2");
    assertThat(
            load(schema + ",\"writeDisposition\":\"WRITE_EMPTY\"", "dispositions", "1\n")
                .text("/status/errorResult/reason"))
        .isEqualTo("duplicate");
    load(schema + ",\"writeDisposition\":\"WRITE_TRUNCATE\"", "dispositions", "3\n");
    assertThat(value(count)).isEqualTo("1");
  }

  @Test
  void fieldsAreAddedWhereTheLoadMayAddThem() throws Exception {
    load("\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"}]}", "grows", "1\n");
    String wider =
        "\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"},"
            + "{\"name\":\"m\",\"type\":\"STRING\"}]}";
    assertThat(load(wider, "grows", "2,b\n").text("/status/errorResult/message"))
        .contains("Cannot add fields (field: m)");
    load(wider + ",\"schemaUpdateOptions\":[\"ALLOW_FIELD_ADDITION\"]", "grows", "2,b\n");
    assertThat(value("SELECT STRING_AGG(m) FROM things.grows")).isEqualTo("b");
  }

  @Test
  void aTableWithoutASchemaGetsThatOfItsFirstRows() throws Exception {
    String body = "{\"tableReference\":{\"tableId\":\"blank\"}}";
    assertThat(wire.post("datasets/things/tables", body).code()).isEqualTo(200);
    assertThat(wire.get("datasets/things/tables/blank/data").text("/totalRows")).isEqualTo("0");
    assertThat(
            wire.post("datasets/things/tables/blank/insertAll", "{\"rows\":[{\"json\":{}}]}")
                .message())
        .isEqualTo("The destination table has no schema.");
    load("\"autodetect\":true", "blank", "name,n\nann,1\n");
    assertThat(value("SELECT name FROM things.blank WHERE n = 1")).isEqualTo("ann");
    assertThat(
            clients
                .bigQuery()
                .insertAll(
                    InsertAllRequest.newBuilder(TableId.of("things", "blank"))
                        .addRow(Map.of("name", "bob"))
                        .build())
                .hasErrors())
        .isFalse();
    assertThat(value("SELECT COUNT(*) FROM things.blank")).isEqualTo("2");
  }

  @Test
  void tablesGoToFilesAndBackAgain() {
    clients.query(
        "CREATE TABLE things.travels AS SELECT 1 AS n, 'a,\"b' AS word, TIMESTAMP '2024-01-01' AS t"
            + " UNION ALL SELECT 2, NULL, NULL");
    for (String wanted :
        List.of(
            "CSV GZIP",
            "CSV NONE",
            "NEWLINE_DELIMITED_JSON GZIP",
            "NEWLINE_DELIMITED_JSON NONE",
            "PARQUET GZIP",
            "PARQUET NONE",
            "PARQUET SNAPPY",
            "PARQUET ZSTD")) {
      String format = wanted.split(" ")[0];
      String uri = "gs://outside/sub/travels-*." + wanted.replace(' ', '.');
      Answer extracted =
          job(
              "\"extract\":{\"sourceTable\":%s,\"destinationUris\":[\"%s\"],\"destinationFormat\":\"%s\",\"compression\":\"%s\"}"
                  .formatted(table("travels"), uri, format, wanted.split(" ")[1]));
      assertThat(extracted.text("/status/errorResult/message")).isEmpty();
      Answer loaded =
          job(
              "\"load\":{\"sourceUris\":[\"%s\"],\"destinationTable\":%s,\"sourceFormat\":\"%s\",\"autodetect\":true,\"writeDisposition\":\"WRITE_TRUNCATE\"}"
                  .formatted(uri, table("returned"), format));
      assertThat(loaded.text("/status/errorResult/message")).isEmpty();
      assertThat(
              value(
                  "SELECT STRING_AGG(word) FROM things.returned WHERE t = TIMESTAMP '2024-01-01'"))
          .as(wanted)
          .isEqualTo("a,\"b");
      assertThat(value("SELECT SUM(n) FROM things.returned")).isEqualTo("3");
    }
  }

  @Test
  void otherFilesThanTheseAreRefusedByName() {
    clients.query("CREATE TABLE things.staying AS SELECT 1 AS n");
    String extract =
        "\"extract\":{\"sourceTable\":%s,\"destinationUris\":[\"gs://outside/stay\"],\"destinationFormat\":\"%s\",\"compression\":\"%s\"}";
    for (String[] refused :
        new String[][] {
          {"AVRO", "NONE", "Extracting to AVRO"},
          {"CSV", "SNAPPY", "Compression SNAPPY"},
          {"NEWLINE_DELIMITED_JSON", "ZSTD", "Compression ZSTD"},
          {"PARQUET", "DEFLATE", "Compression DEFLATE"}
        }) {
      Answer job = job(extract.formatted(table("staying"), refused[0], refused[1]));
      assertThat(job.text("/status/errorResult/message")).contains(refused[2]);
      assertThat(job.text("/status/errorResult/reason")).isEqualTo("notImplemented");
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(
            job("\"load\":{\"sourceUris\":[\"gs://nowhere/a\"],\"destinationTable\":"
                    + table("x")
                    + "}")
                .text("/status/errorResult/message"))
        .contains("bucket nowhere");
    assertThat(
            job("\"load\":{\"sourceUris\":[\"gs://outside/../../x\"],\"destinationTable\":"
                    + table("x")
                    + "}")
                .text("/status/errorResult/message"))
        .contains("Invalid URI");
    assertThat(
            job("\"load\":{\"sourceUris\":[\"gs://outside/none\"],\"sourceFormat\":\"ORC\",\"destinationTable\":"
                    + table("x")
                    + "}")
                .text("/status/errorResult/reason"))
        .isEqualTo("notFound");
    assertThat(
            job("\"load\":{\"destinationTable\":" + table("x") + "}")
                .text("/status/errorResult/message"))
        .contains("sourceUris");
  }

  private static Answer job(String configuration) {
    Answer started = wire.post("jobs", "{\"configuration\":{" + configuration + "}}");
    return finished(started);
  }

  private static Answer finished(Answer started) {
    assertThat(started.code()).as(started.message()).isEqualTo(200);
    String id = started.text("/jobReference/jobId");
    wire.get("queries/" + id + "?timeoutMs=60000&maxResults=0");
    return wire.get("jobs/" + id);
  }

  private static Answer load(String options, String table, String content) {
    String job =
        "{\"configuration\":{\"load\":{%s,\"destinationTable\":%s}}}"
            .formatted(options, table(table));
    String body =
        "--b\r\nContent-Type: application/json\r\n\r\n%s\r\n--b\r\nContent-Type: */*\r\n\r\n%s\r\n--b--\r\n"
            .formatted(job, content);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    server.restUrl()
                        + "/upload/bigquery/v2/projects/demo/jobs?uploadType=multipart"))
            .header("Content-Type", "multipart/related; boundary=b")
            .POST(BodyPublishers.ofString(body))
            .build();
    return finished(wire.send(request));
  }

  private static String table(String name) {
    return "{\"projectId\":\"demo\",\"datasetId\":\"things\",\"tableId\":\"" + name + "\"}";
  }

  private static String value(String sql) {
    return clients.query(sql).iterateAll().iterator().next().get(0).getStringValue();
  }
}
