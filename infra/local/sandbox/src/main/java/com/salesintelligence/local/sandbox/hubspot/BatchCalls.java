package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.hubspot.Desk.Manner;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code …/batch/{verb}}: up to 100 records, of which some may be missing (207). */
final class BatchCalls {
  private static final int MOST = 100;

  private final Desk desk;
  private final HubJson json;

  BatchCalls(Desk desk, HubJson json) {
    this.desk = desk;
    this.json = json;
  }

  Answer answer(HubType type, String verb, JsonNode body) throws IOException {
    var inputs = body.path("inputs");
    if (!inputs.isArray() || inputs.size() > MOST) {
      throw HubError.validation("inputs must be a list of at most " + MOST).refusal();
    }
    return switch (verb) {
      case "read" -> read(type, body);
      case "create" -> create(type, inputs);
      case "update" -> update(type, inputs);
      case "archive" -> archive(type, inputs);
      default ->
          throw HubError.notFound(
                  "The sandbox has batches to read, create, update and archive, not to " + verb)
              .refusal();
    };
  }

  private Answer read(HubType type, JsonNode body) {
    var wanted = body.path("properties").valueStream().map(JsonNode::asString).toList();
    String property = body.path("idProperty").asString("");
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var missing = new ArrayList<String>();
    for (var input : body.path("inputs")) {
      String id = input.path("id").asString(input.path("id").toString());
      desk.find(type, id, property)
          .filter(row -> !row.archived())
          .ifPresentOrElse(
              row -> results.add(json.of(row, wanted, List.of())), () -> missing.add(id));
    }
    return whole(type, 200, results, missing);
  }

  private Answer create(HubType type, JsonNode inputs) throws IOException {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var batch = inputs.valueStream().map(Bodies::properties).toList();
    desk.checkAll(type, batch);
    for (var properties : batch) {
      var row = desk.create(type, properties, Manner.USUAL);
      results.add(json.of(row, row.own().keySet(), List.of()));
    }
    return whole(type, 201, results, List.of());
  }

  private Answer update(HubType type, JsonNode inputs) throws IOException {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var missing = new ArrayList<String>();
    for (var input : inputs) {
      String id = input.path("id").asString(input.path("id").toString());
      var properties = Bodies.properties(input);
      var row = desk.find(type, id, input.path("idProperty").asString(""));
      Optional<HubRow> changed =
          row.isEmpty()
              ? Optional.empty()
              : desk.change(type, row.get().id(), properties, Manner.USUAL);
      if (changed.isPresent()) {
        results.add(json.of(changed.get(), properties.keySet(), List.of()));
      } else {
        missing.add(id);
      }
    }
    return whole(type, 200, results, missing);
  }

  private Answer archive(HubType type, JsonNode inputs) throws IOException {
    for (var input : inputs) {
      desk.archive(type, Bodies.id(input, "id"), Manner.USUAL);
    }
    return Bodies.nothing();
  }

  private static Answer whole(
      HubType type, int status, List<Map<String, @Nullable Object>> results, List<String> missing) {
    var answer = new LinkedHashMap<String, Object>();
    String now = Instant.now().toString();
    answer.put("status", "COMPLETE");
    answer.put("results", results);
    if (!missing.isEmpty()) {
      answer.put("numErrors", 1);
      answer.put("errors", List.of(notFound(type, missing)));
    }
    answer.put("startedAt", now);
    answer.put("completedAt", now);
    return Answer.json(missing.isEmpty() ? status : 207, answer);
  }

  private static Map<String, Object> notFound(HubType type, List<String> ids) {
    String singular = type.singular().toUpperCase(java.util.Locale.ROOT);
    return Map.of(
        "status",
        "error",
        "category",
        "OBJECT_NOT_FOUND",
        "message",
        "Could not get some "
            + singular
            + " objects, they may be deleted or not exist. Check that ids are valid.",
        "context",
        Map.of("ids", ids));
  }
}
