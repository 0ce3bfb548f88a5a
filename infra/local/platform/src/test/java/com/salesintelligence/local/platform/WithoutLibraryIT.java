package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableResult;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.sandbox.CompanySize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform where ZetaSQL's native library does not exist: its own queries still run. */
class WithoutLibraryIT {

  @TempDir private Path folder;

  @Test
  void every_statement_of_the_project_does_as_with_the_library_and_others_are_refused()
      throws Exception {
    QuietLogs.install();
    var files = ProjectStatements.files();
    var ports = Ports.free();
    Map<String, List<String>> without;
    Map<String, List<String>> values;
    try (var platform = startWithoutLibrary(ports)) {
      var client = client("http://localhost:" + platform.ports().bigQueryRest());
      await()
          .atMost(Duration.ofSeconds(180))
          .until(() -> !column(client, files, "sql/accounts/list.sql", 4).isEmpty());
      assertThatThrownBy(() -> ask(client, "SELECT 2 AS two", Map.of()))
          .isInstanceOf(BigQueryException.class)
          .hasMessageContaining("none of the project's own statements")
          .hasMessageContaining("ZetaSQL's native library");
    }
    var settings = new BigQuerySettings(0, 0, Optional.of(folder.resolve("bigquery")));
    try (var pretending = pretending(settings)) {
      var client = client(pretending.restUrl());
      values = values(client, files);
      without = answers(client, files, values);
      requireLeasesByChange(client, files, "without");
    }
    try (var server = EmbeddedBigQuery.start(settings)) {
      assertThat(server.limitation()).isEmpty();
      var client = client(server.restUrl());
      assertThat(answers(client, files, values)).containsExactlyEntriesOf(without);
      requireLeasesByChange(client, files, "with");
    }
    assertThat(without.values().stream().filter(rows -> rows.size() > 1)).hasSizeGreaterThan(25);
  }

  /** Each change of the project counts the rows that it changed, and what it wrote can be read. */
  private static void requireLeasesByChange(
      BigQuery client, Map<String, String> files, String lease)
      throws IOException, InterruptedException {
    var changes = ProjectStatements.changes();
    var one = lease(lease, "one");
    var other = lease(lease, "other");
    assertThat(changes)
        .containsOnlyKeys("dml/take_lease.sql", "dml/renew_leases.sql", "dml/release_leases.sql");
    assertThat(changed(client, changes.get("dml/take_lease.sql"), one)).isEqualTo(1);
    assertThat(changed(client, changes.get("dml/take_lease.sql"), other)).isZero();
    assertThat(changed(client, changes.get("dml/renew_leases.sql"), one)).isEqualTo(1);
    assertThat(changed(client, changes.get("dml/renew_leases.sql"), other)).isZero();
    assertThat(changed(client, changes.get("dml/release_leases.sql"), one)).isEqualTo(1);
    assertThat(changed(client, changes.get("dml/take_lease.sql"), other)).isEqualTo(1);
    assertThat(ask(client, files.get("sql/leases.sql"), one).getTotalRows()).isZero();
    assertThat(ask(client, files.get("sql/leases.sql"), other).getTotalRows()).isEqualTo(1);
  }

  private static Map<String, List<String>> lease(String name, String holder) {
    return Map.of(
        "name", List.of(name),
        "names", List.of(name),
        "holder", List.of(holder),
        "millis", List.of("60000"));
  }

  private static long changed(BigQuery client, String sql, Map<String, List<String>> values)
      throws InterruptedException {
    return ask(client, sql, values).getTotalRows();
  }

  private LocalPlatform startWithoutLibrary(Ports ports) {
    System.setProperty("googlesql.library", "none");
    try {
      return LocalPlatform.start(
          new PlatformSettings(ports, folder, false, 7, CompanySize.SMALL, false));
    } finally {
      System.clearProperty("googlesql.library");
    }
  }

  private static EmbeddedBigQuery pretending(BigQuerySettings settings) {
    System.setProperty("googlesql.library", "none");
    try {
      return EmbeddedBigQuery.start(settings);
    } finally {
      System.clearProperty("googlesql.library");
    }
  }

  /** Schema and rows by file; the rows in an order of their own, for not every query has one. */
  private static Map<String, List<String>> answers(
      BigQuery client, Map<String, String> files, Map<String, List<String>> values)
      throws InterruptedException {
    var answers = new TreeMap<String, List<String>>();
    for (var file : files.entrySet()) {
      var result = ask(client, file.getValue(), values);
      var lines = new ArrayList<String>();
      lines.add(String.valueOf(result.getSchema()));
      result.streamAll().map(String::valueOf).sorted().forEach(lines::add);
      answers.put(file.getKey(), lines);
    }
    return answers;
  }

  /** Values of parameters for which there are rows. */
  private static Map<String, List<String>> values(BigQuery client, Map<String, String> files)
      throws InterruptedException {
    var values = new LinkedHashMap<>(defaults());
    var accounts = column(client, files, "sql/all-accounts.sql", 0);
    var mails = column(client, files, "sql/known/gmail/mail.sql", 1);
    values.put("account", accounts.subList(0, 1));
    values.put("account_ids", accounts);
    values.put("messages", mails);
    values.put("message", mails.subList(0, 1));
    values.put("addresses", column(client, files, "sql/seen_addresses.sql", 0));
    values.put("activities", column(client, files, "sql/known/salesforce/activity.sql", 1));
    values.put("run_id", column(client, files, "sql/recent_runs.sql", 0).subList(0, 1));
    return values;
  }

  private static Map<String, List<String>> defaults() {
    var values = new LinkedHashMap<String, List<String>>();
    values.put("low", List.of("-1"));
    values.put("high", List.of("100"));
    values.put("sort", List.of("priority"));
    values.put("ascending", List.of("false"));
    values.put("limit", List.of("50"));
    values.put("offset", List.of("0"));
    values.put("page", List.of("1000"));
    values.put("most", List.of("20"));
    values.put("after", List.of(""));
    values.put("today", List.of(LocalDate.now(ZoneOffset.UTC).toString()));
    values.put("now", List.of(Instant.now().toString()));
    values.put("scored_before", List.of(Instant.now().plusSeconds(86_400).toString()));
    values.put("since", List.of(Instant.EPOCH.toString()));
    values.put("mailbox", List.of(Steer.MAYA));
    return values;
  }

  /** What a query of the project has in one of its columns. */
  private static List<String> column(
      BigQuery client, Map<String, String> files, String file, int index)
      throws InterruptedException {
    var text = Objects.requireNonNull(files.get(file), file);
    return ask(client, text, defaults())
        .streamAll()
        .filter(row -> !row.get(index).isNull())
        .map(row -> row.get(index).getStringValue())
        .toList();
  }

  private static TableResult ask(BigQuery client, String sql, Map<String, List<String>> values)
      throws InterruptedException {
    var query = QueryJobConfiguration.newBuilder(sql).setDefaultDataset(LocalPlatform.DATASET);
    for (var parameter : ProjectStatements.parameters(sql)) {
      query.addNamedParameter(
          parameter.name(),
          value(parameter.type(), values.getOrDefault(parameter.name(), List.of())));
    }
    return client.query(query.build());
  }

  private static QueryParameterValue value(SqlType type, List<String> texts) {
    if (type instanceof SqlType.Array(var element)) {
      return QueryParameterValue.newBuilder()
          .setType(StandardSQLTypeName.ARRAY)
          .setArrayType(StandardSQLTypeName.valueOf(element.googleSql()))
          .setArrayValues(texts.stream().map(text -> value(element, List.of(text))).toList())
          .build();
    }
    return QueryParameterValue.newBuilder()
        .setType(StandardSQLTypeName.valueOf(type.googleSql()))
        .setValue(texts.isEmpty() ? "" : texts.getFirst())
        .build();
  }

  private static BigQuery client(String url) {
    return BigQueryOptions.newBuilder()
        .setProjectId(LocalPlatform.PROJECT)
        .setHost(url)
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }
}
