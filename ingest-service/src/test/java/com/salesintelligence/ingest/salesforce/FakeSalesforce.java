package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.OddServer.Request;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Salesforce that answers the queries of this service, page by page, and can be spoilt. */
final class FakeSalesforce implements AutoCloseable {

  static final String TOKEN = "/services/oauth2/token";
  static final String DATA = "/services/data/v65.0";
  static final String QUERY = DATA + "/queryAll";
  static final String DESCRIBE = DATA + "/sobjects/Lead/describe";
  static final String DELETED = DATA + "/sobjects/Lead/deleted/";
  static final String JOBS = DATA + "/jobs/query";
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Pattern SINCE = Pattern.compile("SystemModstamp >= (\\S+)");
  private static final Pattern AFTER =
      Pattern.compile("SystemModstamp > (\\S+) OR \\(SystemModstamp = \\S+ AND Id > '(\\w+)'\\)");
  private static final List<String> STANDARD =
      List.of(
          "Id",
          "SystemModstamp",
          "IsDeleted",
          "MasterRecordId",
          "FirstName",
          "LastName",
          "Email",
          "Company",
          "Status",
          "OwnerId",
          "CreatedDate");
  private static final Pattern LIMIT = Pattern.compile("LIMIT (\\d+)");

  final OddServer server = new OddServer();
  final FakeClock clock = new FakeClock();
  private final List<Row> rows = new ArrayList<>();
  private int serverPage = 2000;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, Instant> purged = new LinkedHashMap<>();
  private Duration deletionsKept = Duration.ofDays(15);
  final FakeBulk bulk = new FakeBulk(this);
  private int logins;

  record Row(String id, Instant stamp, String fields) {

    String json() {
      return "{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"%s\",\"SystemModstamp\":\"%s\",%s}"
          .formatted(id, stamp.toString().replace("Z", ".000+0000"), fields);
    }
  }

  FakeSalesforce() {
    for (var name : STANDARD) {
      fields.put(name, name.equals("IsDeleted") ? "boolean" : "string");
    }
    server.on(TOKEN, request -> login());
    server.on(QUERY, this::query);
    server.on(DESCRIBE, request -> describe());
    server.on(DELETED, request -> deleted());
    server.on(JOBS, bulk::create);
  }

  SalesforceSource source(int pageSize) {
    return source(pageSize, new BulkSettings(0, 1, MOMENT, MOMENT, Duration.ofMinutes(1)));
  }

  /** More than so many records are read by a job, in pages of so many rows. */
  SalesforceSource source(int pageSize, int jobsAbove, int rows) {
    return source(
        pageSize, new BulkSettings(jobsAbove, rows, MOMENT, MOMENT, Duration.ofMinutes(1)));
  }

  private SalesforceSource source(int pageSize, BulkSettings bulk) {
    return new SalesforceSource(
        settings(List.of("Lead"), server.url(), pageSize, bulk), TestCalls.of("salesforce"), clock);
  }

  static SalesforceSettings settings(List<String> objectTypes, URI url, int pageSize) {
    return settings(
        objectTypes, url, pageSize, new BulkSettings(0, 1, MOMENT, MOMENT, Duration.ofMinutes(1)));
  }

  private static SalesforceSettings settings(
      List<String> objectTypes, URI url, int pageSize, BulkSettings bulk) {
    return new SalesforceSettings(
        objectTypes,
        url,
        "65.0",
        "id",
        "secret",
        "",
        "",
        pageSize,
        Duration.ofMinutes(5),
        1000,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofHours(1),
        0.1,
        Duration.ofMinutes(15),
        true,
        bulk);
  }

  static String id(int number) {
    return "00Q%015d".formatted(number);
  }

  FakeSalesforce lead(int number, Instant stamp) {
    return row(
        number, stamp, "\"IsDeleted\":false,\"LastName\":\"L" + number + "\",\"Email\":null");
  }

  FakeSalesforce row(int number, Instant stamp, String fields) {
    rows.removeIf(row -> row.id().equals(id(number)));
    rows.add(new Row(id(number), stamp, fields));
    return this;
  }

  /** Answers with no more records than this at a time, whatever was asked for. */
  FakeSalesforce serverPages(int size) {
    serverPage = size;
    return this;
  }

  /** A field that the org has made; null: it has done away with it. */
  FakeSalesforce field(String name, @Nullable String type) {
    if (type == null) {
      fields.remove(name);
    } else {
      fields.put(name, type);
    }
    return this;
  }

  /** The record was deleted, and the recycle bin emptied. */
  FakeSalesforce purge(int number, Instant at) {
    rows.removeIf(row -> row.id().equals(id(number)));
    purged.put(id(number), at);
    return this;
  }

  FakeSalesforce keepsDeletions(Duration time) {
    deletionsKept = time;
    return this;
  }

  private Answer describe() {
    return Answer.json(
        200,
        "{\"name\":\"Lead\",\"replicateable\":true,\"fields\":[%s]}"
            .formatted(
                fields.entrySet().stream()
                    .map(
                        f ->
                            "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(f.getKey(), f.getValue()))
                    .collect(Collectors.joining(","))));
  }

  private Answer deleted() {
    return Answer.json(
        200,
        "{\"deletedRecords\":[%s],\"earliestDateAvailable\":\"%s\",\"latestDateCovered\":\"%s\"}"
            .formatted(
                purged.entrySet().stream()
                    .map(
                        d ->
                            "{\"id\":\"%s\",\"deletedDate\":\"%s\"}"
                                .formatted(d.getKey(), written(d.getValue())))
                    .collect(Collectors.joining(",")),
                written(Instant.now().minus(deletionsKept)),
                written(Instant.now())));
  }

  private static String written(Instant time) {
    return Times.write(time).replace("Z", "+0000");
  }

  private Optional<Answer> unknownField(String soql) {
    return Stream.of(soql.substring(7, soql.indexOf(" FROM ")).split(", ", -1))
        .filter(name -> !fields.containsKey(name) && !name.equals("COUNT()"))
        .findFirst()
        .map(
            name ->
                Answer.json(
                    400,
                    "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"No such column '%s'\"}]"
                        .formatted(name)));
  }

  int logins() {
    return logins;
  }

  List<Request> queries() {
    return server.requests(QUERY);
  }

  private Answer login() {
    logins++;
    return Answer.json(
        200,
        "{\"access_token\":\"t%d\",\"instance_url\":\"%s\",\"issued_at\":\"1\"}"
            .formatted(logins, server.url()));
  }

  private Answer query(Request request) {
    var soql = URLDecoder.decode(request.query().substring(2), StandardCharsets.UTF_8);
    return unknownField(soql).orElseGet(() -> answer(soql));
  }

  private Answer answer(String soql) {
    var matching = matching(soql);
    if (soql.startsWith("SELECT COUNT()")) {
      return Answer.json(
          200, "{\"totalSize\":%d,\"done\":true,\"records\":[]}".formatted(matching.size()));
    }
    int limit = Integer.parseInt(group(LIMIT, soql));
    return page(matching.subList(0, Math.min(limit, matching.size())), 0);
  }

  /** The locator path carries on where the page before ended. */
  private Answer page(List<Row> all, int from) {
    int to = Math.min(all.size(), from + serverPage);
    var path = "/services/data/v65.0/queryAll/01g" + System.identityHashCode(all) + "-" + to;
    boolean done = to == all.size();
    if (!done) {
      server.on(path, next -> page(all, to));
    }
    return Answer.json(
        200,
        "{\"totalSize\":%d,\"done\":%s,%s\"records\":[%s]}"
            .formatted(
                all.size(),
                done,
                done ? "" : "\"nextRecordsUrl\":\"" + path + "\",",
                all.subList(from, to).stream().map(Row::json).collect(Collectors.joining(","))));
  }

  List<Row> matching(String soql) {
    var since = SINCE.matcher(soql);
    var after = AFTER.matcher(soql);
    return rows.stream()
        .filter(row -> !since.find(0) || !row.stamp().isBefore(Instant.parse(since.group(1))))
        .filter(
            row -> {
              if (!after.find(0)) {
                return true;
              }
              int order = row.stamp().compareTo(Instant.parse(after.group(1)));
              return order > 0 || (order == 0 && row.id().compareTo(after.group(2)) > 0);
            })
        .sorted(Comparator.comparing(Row::stamp).thenComparing(Row::id))
        .toList();
  }

  private static String group(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(text);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.close();
  }
}
