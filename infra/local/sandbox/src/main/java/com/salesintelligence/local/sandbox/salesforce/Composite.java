package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls under {@code /composite}: several records, or several calls, in one. */
final class Composite {
  private static final int MOST_RECORDS = 200;
  private static final int MOST_CALLS = 25;

  private final Records records;
  private final SobjectCalls sobjects;
  private final Inner inner;

  /** Answers one call of several. */
  interface Inner {
    Answer answer(Request request) throws IOException;
  }

  Composite(Records records, SobjectCalls sobjects, Inner inner) {
    this.records = records;
    this.sobjects = sobjects;
    this.inner = inner;
  }

  /**
   * @param path what follows {@code /composite}
   */
  Answer answer(Request request, String version, List<String> path) throws IOException {
    String call = request.method() + " " + path.size();
    if (call.equals("POST 0")) {
      return calls(request);
    }
    if (path.isEmpty() || !path.getFirst().equals("sobjects")) {
      throw SalesforceApi.missing();
    }
    return switch (call) {
      case "POST 1", "PATCH 1" -> each(request, version);
      case "DELETE 1" -> deleted(request, version);
      case "GET 2", "POST 2" -> retrieved(request, version, path.get(1));
      default ->
          throw SalesforceError.METHOD_NOT_ALLOWED.refusal(
              "HTTP Method '" + request.method() + "' not allowed.");
    };
  }

  /** Each record for itself; allOrNone is refused, because nothing here is taken back. */
  private Answer each(Request request, String version) throws IOException {
    JsonNode body = SalesforceApi.json(request);
    refuseAllOrNone(body.path("allOrNone").asBoolean(false));
    JsonNode given = body.path("records");
    checkSize(given.size());
    var results = new ArrayList<Object>();
    for (JsonNode record : given) {
      String type = record.at("/attributes/type").asString("");
      var path = new ArrayList<>(List.of(type));
      var fields = SalesforceApi.fields(record);
      if (request.method().equals("PATCH")) {
        Object id = fields.remove("Id") instanceof String one ? one : fields.remove("id");
        path.add(String.valueOf(id));
      }
      var one = with(request, request.method(), Json.bytes(fields));
      results.add(result(() -> sobjects.answer(one, version, path), path.getLast()));
    }
    return Answer.json(200, results);
  }

  private static void refuseAllOrNone(boolean all) {
    if (all) {
      throw SalesforceError.PROCESSING_HALTED.refusal(
          "The sandbox takes nothing back: send allOrNone false.");
    }
  }

  private static void checkSize(int size) {
    if (size > MOST_RECORDS) {
      throw SalesforceError.EXCEEDED_MAX_SIZE_REQUEST.refusal(
          "Record limit of " + MOST_RECORDS + " exceeded: " + size);
    }
  }

  private Answer deleted(Request request, String version) throws IOException {
    refuseAllOrNone(request.parameter("allOrNone").filter("true"::equals).isPresent());
    var ids = List.of(request.parameter("ids").orElse("").split(","));
    checkSize(ids.size());
    var results = new ArrayList<Object>();
    for (String id : ids) {
      String type = ObjectType.ofId(id).map(ObjectType::label).orElse("none");
      var one = with(request, "DELETE", new byte[0]);
      results.add(result(() -> sobjects.answer(one, version, List.of(type, id)), id));
    }
    return Answer.json(200, results);
  }

  private static Object result(Called call, String id) throws IOException {
    try {
      Answer answer = call.answer();
      return answer.status() == 204 ? SobjectCalls.success(id) : parsed(answer);
    } catch (Refusal refusal) {
      var failed = new LinkedHashMap<String, Object>();
      failed.put("success", false);
      var errors = new ArrayList<Object>();
      for (JsonNode error : parsed(refusal.answer())) {
        var one = SalesforceApi.fields(error);
        one.put("statusCode", one.remove("errorCode"));
        one.putIfAbsent("fields", List.of());
        errors.add(one);
      }
      failed.put("errors", errors);
      return failed;
    }
  }

  private interface Called {
    Answer answer() throws IOException;
  }

  private Answer retrieved(Request request, String version, String name) throws IOException {
    var type = ObjectType.named(name).orElseThrow(SalesforceApi::missing);
    var ids = new ArrayList<String>();
    var names = new ArrayList<String>();
    if (request.method().equals("POST")) {
      JsonNode body = SalesforceApi.json(request);
      body.path("ids").forEach(id -> ids.add(id.asString()));
      body.path("fields").forEach(field -> names.add(field.asString()));
    } else {
      ids.addAll(List.of(request.parameter("ids").orElse("").split(",")));
      names.addAll(List.of(request.parameter("fields").orElse("").split(",")));
    }
    var json = new RowJson(type, SoqlParser.fields(type, names), version);
    var out = new Bytes(4_096).one('[');
    for (int i = 0; i < ids.size(); i++) {
      var row = records.find(type, ids.get(i)).filter(found -> !found.deleted());
      (i > 0 ? out.one(',') : out).ascii(row.isPresent() ? "" : "null");
      row.ifPresent(found -> json.write(out, found));
    }
    return Answer.json(200, Body.of(out.one(']').copy()));
  }

  private Answer calls(Request request) throws IOException {
    JsonNode body = SalesforceApi.json(request);
    refuseAllOrNone(body.path("allOrNone").asBoolean(false));
    JsonNode calls = body.path("compositeRequest");
    if (calls.isEmpty() || calls.size() > MOST_CALLS) {
      throw SalesforceError.EXCEEDED_MAX_SIZE_REQUEST.refusal(
          "compositeRequest must hold 1 to " + MOST_CALLS + " calls");
    }
    var results = new LinkedHashMap<String, @Nullable JsonNode>();
    var shown = new ArrayList<Object>();
    for (JsonNode call : calls) {
      String name = call.path("referenceId").asString("");
      Answer answer = one(request, referring(call, results));
      JsonNode answered = answer.body().length() == 0 ? null : parsed(answer);
      results.put(name, answered);
      var one = new LinkedHashMap<String, @Nullable Object>();
      one.put("body", answered);
      one.put("httpHeaders", Map.of());
      one.put("httpStatusCode", answer.status());
      one.put("referenceId", name);
      shown.add(one);
    }
    return Answer.json(200, Map.of("compositeResponse", shown));
  }

  private Answer one(Request outer, JsonNode call) throws IOException {
    try {
      var request =
          Request.of(
              call.path("method").asString("GET"),
              call.path("url").asString(""),
              outer.headers(),
              new ByteArrayInputStream(Json.bytes(call.path("body"))));
      return inner.answer(request);
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  /** The call with every {@code @{reference.field}} replaced by what was answered before. */
  private static JsonNode referring(JsonNode call, Map<String, @Nullable JsonNode> results) {
    String text = new String(Json.bytes(call), StandardCharsets.UTF_8);
    for (var result : results.entrySet()) {
      JsonNode node = result.getValue();
      if (node != null && node.path("id").isString()) {
        text = text.replace("@{" + result.getKey() + ".id}", node.path("id").asString());
      }
    }
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Request with(Request outer, String method, byte[] body) {
    return new Request(
        method, outer.path(), outer.query(), outer.headers(), new ByteArrayInputStream(body));
  }

  private static JsonNode parsed(Answer answer) throws IOException {
    var out = new ByteArrayOutputStream();
    answer.body().writeTo(out);
    return Json.read(out.toByteArray());
  }
}
