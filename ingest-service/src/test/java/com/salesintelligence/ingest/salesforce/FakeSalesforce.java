package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.OddServer.Request;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Salesforce that answers the queries of this service, page by page, and can be spoilt. */
final class FakeSalesforce implements AutoCloseable {

  static final String TOKEN = "/services/oauth2/token";
  static final String QUERY = "/services/data/v65.0/queryAll";
  private static final Pattern SINCE = Pattern.compile("SystemModstamp >= (\\S+)");
  private static final Pattern AFTER =
      Pattern.compile("SystemModstamp > (\\S+) OR \\(SystemModstamp = \\S+ AND Id > '(\\w+)'\\)");
  private static final Pattern LIMIT = Pattern.compile("LIMIT (\\d+)");

  final OddServer server = new OddServer();
  final FakeClock clock = new FakeClock();
  private final List<Row> rows = new ArrayList<>();
  private int serverPage = 2000;
  private int logins;

  record Row(String id, Instant stamp, String fields) {

    String json() {
      return "{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"%s\",\"SystemModstamp\":\"%s\",%s}"
          .formatted(id, stamp.toString().replace("Z", ".000+0000"), fields);
    }
  }

  FakeSalesforce() {
    server.on(TOKEN, request -> login());
    server.on(QUERY, this::query);
  }

  SalesforceSource source(int pageSize) {
    var settings =
        new SalesforceSettings(
            List.of("Lead"),
            server.url(),
            "65.0",
            "id",
            "secret",
            "",
            "",
            pageSize,
            Duration.ofMinutes(5),
            1000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    return new SalesforceSource(settings, TestCalls.of("salesforce"), clock);
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
    var matching = matching(soql);
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

  private List<Row> matching(String soql) {
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
