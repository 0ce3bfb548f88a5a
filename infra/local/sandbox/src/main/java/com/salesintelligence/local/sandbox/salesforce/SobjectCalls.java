package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls under {@code /sobjects}. */
final class SobjectCalls {
  private final Records records;
  private final Replication replication;
  private final Writing writing;

  SobjectCalls(Records records, Replication replication, Writing writing) {
    this.records = records;
    this.replication = replication;
    this.writing = writing;
  }

  /**
   * @param path what follows {@code /sobjects}
   */
  Answer answer(Request request, String version, List<String> path) throws IOException {
    if (path.isEmpty()) {
      return Describe.all(version);
    }
    var type = ObjectType.named(path.getFirst()).orElseThrow(SalesforceApi::missing);
    String call = request.method() + " " + path.size();
    return switch (call) {
      case "GET 1" -> Describe.basic(type, version);
      case "POST 1" ->
          created(writing.create(type, SalesforceApi.object(request), allows(request)));
      case "GET 2" ->
          switch (path.get(1)) {
            case "describe" -> Describe.whole(type, version);
            case "deleted" -> replication.deleted(type, request);
            case "updated" -> replication.updated(type, request);
            default -> record(type, path.get(1), version, request);
          };
      case "PATCH 2" -> {
        writing.change(type, path.get(1), SalesforceApi.object(request));
        yield nothing();
      }
      case "DELETE 2" -> {
        writing.delete(type, path.get(1));
        yield nothing();
      }
      case "GET 3", "PATCH 3", "DELETE 3" -> external(type, path, version, request);
      default ->
          throw SalesforceError.METHOD_NOT_ALLOWED.refusal(
              "HTTP Method '" + request.method() + "' not allowed.");
    };
  }

  static boolean allows(Request request) {
    return request
        .header("Sforce-Duplicate-Rule-Header")
        .filter(value -> value.replace(" ", "").contains("allowSave=true"))
        .isPresent();
  }

  static Answer created(String id) {
    return Answer.json(201, success(id));
  }

  static Map<String, Object> success(String id) {
    var success = new LinkedHashMap<String, Object>();
    success.put("id", id);
    success.put("success", true);
    success.put("errors", List.of());
    return success;
  }

  private static Answer nothing() {
    return new Answer(204, "application/json", List.of(), Body.of(new byte[0]), false);
  }

  private Answer external(ObjectType type, List<String> path, String version, Request request)
      throws IOException {
    var field =
        type.field(path.get(1))
            .filter(found -> found.name().equals("ExternalId__c") || found.name().equals("Id"))
            .orElseThrow(SalesforceApi::missing);
    Optional<String> id = writing.external(type, field, path.get(2));
    return switch (request.method()) {
      case "GET" -> record(type, id.orElseThrow(SalesforceApi::missing), version, request);
      case "DELETE" -> {
        writing.delete(type, id.orElseThrow(SalesforceApi::missing));
        yield nothing();
      }
      default -> upsert(type, field, path.get(2), id, request);
    };
  }

  private Answer upsert(
      ObjectType type, Field field, String value, Optional<String> id, Request request)
      throws IOException {
    Map<String, @Nullable Object> fields = SalesforceApi.object(request);
    if (id.isPresent()) {
      writing.change(type, id.get(), fields);
    } else if (field.name().equals("Id")) {
      throw SalesforceApi.missing();
    } else {
      fields.put(field.name(), value);
    }
    var answer = success(id.isPresent() ? id.get() : writing.create(type, fields, allows(request)));
    answer.put("created", id.isEmpty());
    return Answer.json(id.isPresent() ? 200 : 201, answer);
  }

  private Answer record(ObjectType type, String id, String version, Request request) {
    var row = records.find(type, id).orElseThrow(SalesforceApi::missing);
    if (row.deleted()) {
      throw SalesforceError.ENTITY_IS_DELETED.refusal("entity is deleted");
    }
    var names = request.parameter("fields");
    if (names.isEmpty()) {
      return Answer.json(200, Body.of(RowJson.whole(row, version)));
    }
    var fields = SoqlParser.fields(type, List.of(names.get().split(",")));
    var out = new Bytes(1_024);
    new RowJson(type, fields, version).write(out, row);
    return Answer.json(200, Body.of(out.copy()));
  }
}
