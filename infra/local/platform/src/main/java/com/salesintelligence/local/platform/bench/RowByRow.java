package com.salesintelligence.local.platform.bench;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.salesintelligence.local.platform.Ports;
import com.salesintelligence.local.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a simple extractor does with the same API and the same warehouse, in one thread: a page of
 * 2,000 to-dos by a query of Salesforce, each record parsed and written by one insert of one row.
 */
record RowByRow(long records, double seconds, double cpuMicros) {

  private static final TableId TABLE = TableId.of("row_by_row", "tasks");
  private static final String SOQL =
      "SELECT Id, Subject, Description, Status, ActivityDate, WhoId, WhatId, OwnerId,"
          + " SystemModstamp FROM Task";

  static RowByRow measure(SandboxProcess sandbox, PlatformProcess platform, long records)
      throws IOException {
    var warehouse = warehouse(platform.ports());
    warehouse.create(DatasetInfo.of(TABLE.getDataset()));
    var columns =
        Schema.of(
            Field.of("id", StandardSQLTypeName.STRING),
            Field.of("record", StandardSQLTypeName.STRING));
    warehouse.create(TableInfo.of(TABLE, StandardTableDefinition.of(columns)));
    double cpu = cpu(sandbox, platform);
    long started = System.nanoTime();
    long stored = extract(sandbox.url(), warehouse, records);
    return new RowByRow(
        stored, (System.nanoTime() - started) / 1e9, (cpu(sandbox, platform) - cpu) * 1e6 / stored);
  }

  private static double cpu(SandboxProcess sandbox, PlatformProcess platform) throws IOException {
    var own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    return sandbox.process().cpuSeconds() + platform.process().cpuSeconds() + own.toMillis() / 1e3;
  }

  private static BigQuery warehouse(Ports ports) {
    return BigQueryOptions.newBuilder()
        .setProjectId("demo-project")
        .setHost("http://localhost:" + ports.bigQueryRest())
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }

  private static long extract(String url, BigQuery warehouse, long records) throws IOException {
    long stored = 0;
    try (var http = HttpClient.newHttpClient()) {
      var token = token(http, url);
      var next = "/services/data/v62.0/query?q=" + URLEncoder.encode(SOQL, StandardCharsets.UTF_8);
      while (stored < records && !next.isEmpty()) {
        var page =
            json(
                http,
                HttpRequest.newBuilder(URI.create(url + next))
                    .header("Authorization", "Bearer " + token)
                    .build());
        for (var row : page.path("records")) {
          var content = Map.of("id", row.path("Id").asString(), "record", row.toString());
          var answer =
              warehouse.insertAll(InsertAllRequest.newBuilder(TABLE).addRow(content).build());
          if (answer.hasErrors()) {
            throw new IOException("a row was refused: " + answer.getInsertErrors());
          }
          stored++;
        }
        next = page.path("nextRecordsUrl").asString("");
      }
    }
    return stored;
  }

  private static String token(HttpClient http, String url) throws IOException {
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(Sandbox.SALESFORCE_CLIENT_ID, Sandbox.SALESFORCE_CLIENT_SECRET);
    return json(
            http,
            HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build())
        .path("access_token")
        .asString();
  }

  private static JsonNode json(HttpClient http, HttpRequest request) throws IOException {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + answer.body());
      }
      return JsonMapper.shared().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  double perSecond() {
    return records / seconds;
  }
}
