package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.OddServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query jobs of a {@link FakeSalesforce}. */
final class FakeBulk {

  private final FakeSalesforce salesforce;
  private final Deque<String> states = new ArrayDeque<>();
  private int jobs;
  private boolean packed;

  FakeBulk(FakeSalesforce salesforce) {
    this.salesforce = salesforce;
  }

  /** The states that jobs have, one after the other, before JobComplete. */
  FakeBulk states(String... names) {
    states.addAll(List.of(names));
    return this;
  }

  FakeBulk packed() {
    packed = true;
    return this;
  }

  static String job(int number) {
    return "750%015d".formatted(number);
  }

  static String results(int number) {
    return FakeSalesforce.JOBS + "/" + job(number) + "/results";
  }

  int jobs() {
    return jobs;
  }

  Answer create(Request request) {
    var id = job(++jobs);
    var soql = JsonMapper.shared().readTree(request.body()).path("query").asString();
    var rows = salesforce.matching(soql);
    salesforce.server.on(
        FakeSalesforce.JOBS + "/" + id,
        any ->
            Answer.json(
                200,
                "{\"id\":\"%s\",\"state\":\"%s\",\"numberRecordsProcessed\":%d}"
                    .formatted(id, states.isEmpty() ? "JobComplete" : states.poll(), rows.size())));
    salesforce.server.on(results(jobs), asked -> page(soql, rows, asked));
    return Answer.json(200, "{\"id\":\"%s\",\"state\":\"UploadComplete\"}".formatted(id));
  }

  private Answer page(String soql, List<FakeSalesforce.Row> rows, Request asked) {
    int size = parameter(asked, "maxRecords", rows.size());
    int from = parameter(asked, "locator", 0);
    int to = Math.min(rows.size(), from + size);
    var csv = csv(soql, rows.subList(from, to)).getBytes(StandardCharsets.UTF_8);
    var headers =
        Map.of(
            "Sforce-Locator",
            to == rows.size() ? "null" : Integer.toString(to),
            "Sforce-NumberOfRecords",
            Integer.toString(to - from));
    return packed
        ? new Answer(200, "text/csv", pack(csv), with(headers, "Content-Encoding", "gzip"))
        : new Answer(200, "text/csv", csv, headers);
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    return Stream.concat(headers.entrySet().stream(), Stream.of(Map.entry(name, value)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static byte[] pack(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static int parameter(Request request, String name, int usual) {
    return Stream.of(request.query().split("&", -1))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> Integer.parseInt(part.substring(name.length() + 1)))
        .findFirst()
        .orElse(usual);
  }

  private static String csv(String soql, List<FakeSalesforce.Row> rows) {
    var names = List.of(soql.substring(7, soql.indexOf(" FROM ")).split(", ", -1));
    return Stream.concat(
            Stream.of(String.join(",", names)),
            rows.stream()
                .map(row -> JsonMapper.shared().readTree(row.json()))
                .map(
                    row ->
                        names.stream()
                            .map(name -> cell(row.path(name)))
                            .collect(Collectors.joining(","))))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String cell(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? "\"\""
        : "\"" + value.asString().replace("\"", "\"\"") + "\"";
  }
}
