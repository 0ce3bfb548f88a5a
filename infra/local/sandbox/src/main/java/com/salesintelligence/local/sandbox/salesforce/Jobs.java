package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.company.SalesforceId;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls under {@code /jobs/query}. */
final class Jobs {
  private static final int MOST_JOBS = 200;
  private static final int PAGE = 100_000;
  private static final int BUFFER = 128 * 1024;

  private final Records records;
  private final Settings settings;
  private final InstantSource clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private long made;

  Jobs(Records records, Settings settings, InstantSource clock) {
    this.records = records;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param path what follows {@code /jobs/query}
   */
  Answer answer(Request request, String version, List<String> path) throws IOException {
    String call = request.method() + " " + path.size();
    return switch (call) {
      case "POST 0" -> create(request, version);
      case "GET 0" -> all();
      case "GET 1" -> Answer.json(200, job(path.getFirst()).shown(clock.instant(), user(), true));
      case "PATCH 1" -> abort(request, path.getFirst());
      case "DELETE 1" -> delete(path.getFirst());
      case "GET 2" -> {
        if (!path.get(1).equals("results")) {
          throw SalesforceApi.missing();
        }
        yield results(job(path.getFirst()), request);
      }
      default ->
          throw SalesforceError.METHOD_NOT_ALLOWED.refusal(
              "HTTP Method '" + request.method() + "' not allowed.");
    };
  }

  private static String user() {
    return Reps.userId(Reps.all().getFirst());
  }

  private Answer create(Request request, String version) throws IOException {
    var body = SalesforceApi.object(request);
    String operation = text(body, "operation", "");
    if (!operation.equals("query") && !operation.equals("queryAll")) {
      throw SalesforceError.INVALIDJOB.refusal("Unsupported operation: '" + operation + "'");
    }
    String delimiter = text(body, "columnDelimiter", "COMMA");
    String lineEnding = text(body, "lineEnding", "LF");
    if (!Job.DELIMITERS.containsKey(delimiter)
        || !List.of("LF", "CRLF").contains(lineEnding)
        || !text(body, "contentType", "CSV").equals("CSV")) {
      throw SalesforceError.INVALIDJOB.refusal(
          "contentType must be CSV, lineEnding LF or CRLF, columnDelimiter one of "
              + Job.DELIMITERS.keySet());
    }
    String soql = text(body, "query", "");
    var query = SoqlParser.parse(soql);
    if (query.counts() || query.offset() > 0) {
      throw SalesforceError.INVALIDJOB.refusal(
          "COUNT() and OFFSET are not supported in query jobs");
    }
    var rows = query.run(records, operation.equals("queryAll"));
    return Answer.json(200, kept(soql, operation, query, rows, version, lineEnding, delimiter));
  }

  private synchronized Map<String, Object> kept(
      String soql,
      String operation,
      Query query,
      List<Row> rows,
      String version,
      String lineEnding,
      String delimiter) {
    var job =
        new Job(
            SalesforceId.of("750", 0, 1, ++made),
            soql,
            operation,
            query,
            rows,
            version,
            lineEnding,
            delimiter,
            clock.instant(),
            settings.jobTime(),
            settings.nextJobFails() ? "Failed" : null);
    jobs.put(job.id(), job);
    if (jobs.size() > MOST_JOBS) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    var shown = job.shown(job.made(), user(), false);
    shown.put("state", "UploadComplete");
    return shown;
  }

  private static String text(Map<String, ?> body, String name, String usual) {
    return body.get(name) instanceof String text ? text : usual;
  }

  private synchronized Answer all() {
    var shown = jobs.values().stream().map(job -> job.shown(clock.instant(), user(), false));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("done", true);
    answer.put("nextRecordsUrl", null);
    answer.put("records", shown.toList());
    return Answer.json(200, answer);
  }

  private synchronized Job job(String id) {
    return Optional.ofNullable(jobs.get(id)).orElseThrow(SalesforceApi::missing);
  }

  private Answer abort(Request request, String id) throws IOException {
    if (!text(SalesforceApi.object(request), "state", "").equals("Aborted")) {
      throw SalesforceError.INVALIDJOBSTATE.refusal("A query job can only be set to Aborted.");
    }
    synchronized (this) {
      Job job = job(id);
      if (job.ended() != null || job.state(clock.instant()).equals("JobComplete")) {
        throw SalesforceError.INVALIDJOBSTATE.refusal(
            "Aborting already " + job.state(clock.instant()) + " Job not allowed");
      }
      jobs.put(id, job.aborted());
      return Answer.json(200, job.aborted().shown(clock.instant(), user(), false));
    }
  }

  private synchronized Answer delete(String id) {
    Job job = job(id);
    String state = job.state(clock.instant());
    if (state.equals("UploadComplete") || state.equals("InProgress")) {
      throw SalesforceError.INVALIDJOBSTATE.refusal(
          "Deleting a job in state " + state + " is not allowed; abort it first");
    }
    jobs.remove(id);
    return new Answer(204, "application/json", List.of(), Body.of(new byte[0]), false);
  }

  private Answer results(Job job, Request request) {
    String state = job.state(clock.instant());
    if (!state.equals("JobComplete")) {
      throw SalesforceError.INVALIDJOBSTATE.refusal(
          "The job is " + state + "; results are there when it is JobComplete");
    }
    int from = place(job, request.parameter("locator").orElse(""));
    int size = request.parameter("maxRecords").map(Jobs::size).orElse(PAGE);
    int to = (int) Math.min(job.rows().size(), (long) from + size);
    var page = job.rows().subList(from, to);
    String next = to < job.rows().size() ? locator(to) : "null";
    return new Answer(200, "text/csv", List.of(), csv(job, page), true)
        .with("Sforce-Locator", next)
        .with("Sforce-NumberOfRecords", Integer.toString(page.size()));
  }

  private static int size(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw SalesforceError.INVALIDJOB.refusal("maxRecords must be a number from 1, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static String locator(int place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("at" + place).getBytes(StandardCharsets.US_ASCII));
  }

  private static int place(Job job, String locator) {
    if (locator.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII);
      int place = text.matches("at\\d{1,9}") ? Integer.parseInt(text.substring(2)) : -1;
      if (place > 0 && place < job.rows().size()) {
        return place;
      }
    } catch (IllegalArgumentException _) {
      // Refused below.
    }
    throw SalesforceError.INVALID_QUERY_LOCATOR.refusal("invalid query locator");
  }

  private static Body csv(Job job, List<Row> rows) {
    return Body.streamed(out -> write(job, rows, out));
  }

  private static void write(Job job, List<Row> rows, OutputStream out) throws IOException {
    char delimiter = Job.DELIMITERS.getOrDefault(job.delimiter(), ',');
    String end = job.lineEnding().equals("CRLF") ? "\r\n" : "\n";
    List<Field> fields = job.query().fields();
    var bytes = new Bytes(BUFFER + 4_096);
    for (int i = 0; i < fields.size(); i++) {
      (i > 0 ? bytes.one(delimiter) : bytes).csv(fields.get(i).name());
    }
    bytes.ascii(end);
    for (Row row : rows) {
      for (int i = 0; i < fields.size(); i++) {
        (i > 0 ? bytes.one(delimiter) : bytes).csv(row.value(fields.get(i)));
      }
      bytes.ascii(end);
      if (bytes.size() > BUFFER) {
        bytes.flushTo(out);
      }
    }
    bytes.flushTo(out);
  }
}
