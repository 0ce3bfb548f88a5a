package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes, changes and deletes records of the CRM. */
final class RecordSteering {
  private final World world;

  RecordSteering(World world) {
    this.world = world;
  }

  /** {@code /sandbox/salesforce/{Object}[/{id}]}. */
  Answer answer(Request request, String[] path) throws IOException {
    if (path.length < 3) {
      throw SteeringApi.problem(404, "Use /sandbox/salesforce/{Object}.");
    }
    var type = type(path[2]);
    String call = request.method() + " " + path.length;
    return switch (call) {
      case "POST 3" -> upsert(type, request);
      case "DELETE 4" -> delete(type, path[3]);
      default ->
          throw SteeringApi.problem(
              405, request.method() + " " + request.path() + " is not allowed.");
    };
  }

  private static ObjectType type(String name) {
    return ObjectType.named(name)
        .orElseThrow(
            () ->
                SteeringApi.problem(
                    404,
                    "There is no object '%s'; there are %s."
                        .formatted(
                            name,
                            Arrays.stream(ObjectType.values()).map(ObjectType::label).toList())));
  }

  private Answer upsert(ObjectType type, Request request) throws IOException {
    JsonNode node = SteeringApi.json(() -> Json.read(SteeringApi.body(request)));
    if (!node.isObject()) {
      throw SteeringApi.problem(400, "The body must be a JSON object: the fields of one record.");
    }
    @SuppressWarnings("unchecked") // A JSON object's names are texts.
    Map<String, Object> fields = Json.convert(node, LinkedHashMap.class);
    return Answer.json(200, Map.of("id", world.upsert(type, fields)));
  }

  private Answer delete(ObjectType type, String id) throws IOException {
    if (!world.remove(type, id)) {
      throw SteeringApi.problem(404, "There is no " + type.label() + " '" + id + "'.");
    }
    return Answer.json(200, Map.of("deleted", id));
  }
}
