package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers queries page by page. */
final class QueryPages {
  private static final int PAGE = 2_000;
  private static final int SMALLEST_PAGE = 200;
  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize\\s*=\\s*(\\d{1,6})");

  private final Records records;
  private final Sessions sessions;

  QueryPages(Records records, Sessions sessions) {
    this.records = records;
    this.sessions = sessions;
  }

  Answer first(Request request, Sessions.Session session, String version, String resource) {
    String soql =
        request
            .parameter("q")
            .filter(q -> !q.isBlank())
            .orElseThrow(
                () ->
                    SalesforceError.MALFORMED_QUERY.refusal(
                        "SOQL is missing: send it as parameter q"));
    var query = SoqlParser.parse(soql);
    var rows = query.run(records, resource.equals("queryAll"));
    if (query.counts()) {
      return page(new Sessions.Cursor(query, rows), 0, 0, "", version, resource);
    }
    int size = size(request);
    String locator = rows.size() > size ? sessions.keep(session, query, rows) : "";
    return page(new Sessions.Cursor(query, rows), 0, size, locator, version, resource);
  }

  private static int size(Request request) {
    return request
        .header("Sforce-Query-Options")
        .map(BATCH_SIZE::matcher)
        .filter(Matcher::find)
        .map(matcher -> Math.clamp(Integer.parseInt(matcher.group(1)), SMALLEST_PAGE, PAGE))
        .orElse(PAGE);
  }

  /**
   * The locator is {@code <cursor>-<from>-<size>}; Salesforce's own says no more than the first
   * two.
   */
  Answer next(Sessions.Session session, String version, String locator, String resource) {
    String[] parts = locator.split("-", -1);
    if (parts.length != 3 || !parts[1].matches("\\d{1,9}") || !parts[2].matches("\\d{1,4}")) {
      throw lost();
    }
    var cursor = sessions.cursor(session, parts[0]).orElseThrow(QueryPages::lost);
    int from = Integer.parseInt(parts[1]);
    if (from > cursor.rows().size()) {
      throw lost();
    }
    return page(
        cursor, from, Math.clamp(Integer.parseInt(parts[2]), 1, PAGE), parts[0], version, resource);
  }

  private static Refusal lost() {
    return SalesforceError.INVALID_QUERY_LOCATOR.refusal("invalid query locator");
  }

  private static Answer page(
      Sessions.Cursor cursor, int from, int size, String locator, String version, String resource) {
    List<Row> all = cursor.rows();
    int to = cursor.query().counts() ? 0 : Math.min(all.size(), from + size);
    boolean done = cursor.query().counts() || to == all.size();
    var out = new Bytes(64 + (to - Math.min(from, to)) * 400);
    out.ascii("{\"totalSize\":").ascii(Integer.toString(all.size()));
    out.ascii(",\"done\":").json(done);
    if (!done) {
      out.ascii(",\"nextRecordsUrl\":")
          .json("/services/data/%s/%s/%s-%d-%d".formatted(version, resource, locator, to, size));
    }
    out.ascii(",\"records\":[");
    var rows = new RowJson(cursor.query().type(), cursor.query().fields(), version);
    for (int i = from; i < to; i++) {
      if (i > from) {
        out.one(',');
      }
      rows.write(out, all.get(i));
    }
    return Answer.json(200, Body.of(out.ascii("]}").copy()));
  }
}
