package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Links between contacts and companies; they do not change a record's last change. */
final class AssociationCalls {
  private static final int MOST = 1_000;

  private final Crm crm;
  private final Desk desk;

  AssociationCalls(Crm crm, Desk desk) {
    this.crm = crm;
    this.desk = desk;
  }

  /** {@code …/{id}/associations/…}. */
  Answer ofRecord(Request request, HubType from, String id, List<String> path) throws IOException {
    boolean usual = !path.isEmpty() && path.getFirst().equals("default");
    var rest = usual ? path.subList(1, path.size()) : path;
    if (rest.isEmpty()) {
      throw Bodies.noSuchCall(request);
    }
    var to = other(from, rest.getFirst());
    String call = request.method() + " " + rest.size();
    return switch (call) {
      case "GET 1" -> Answer.json(200, HubJson.page(links(from, record(from, id)), null));
      case "PUT 2" -> {
        var types = usual ? Set.<Integer>of() : types(from, Bodies.any(request));
        var linked = linked(from, id, to, rest.get(1), types);
        yield usual ? Answer.json(200, usual(from, id, rest.get(1))) : Answer.json(201, linked);
      }
      case "DELETE 2" -> {
        unlink(from, id, rest.get(1));
        yield Bodies.nothing();
      }
      default -> throw Bodies.noSuchCall(request);
    };
  }

  /** What is answered to a link without label, which is another form than that with one. */
  private static Map<String, Object> usual(HubType from, String id, String to) {
    var spec =
        Map.of(
            "associationCategory",
            "HUBSPOT_DEFINED",
            "associationTypeId",
            Links.UNLABELLED + (from == HubType.CONTACTS ? 0 : 1));
    return Map.of(
        "status",
        "COMPLETE",
        "results",
        List.of(Map.of("from", Map.of("id", id), "to", Map.of("id", to), "associationSpec", spec)));
  }

  /** {@code /crm/associations/{from}/{to}/batch/{verb}}. */
  Answer batch(Request request, List<String> path, boolean old) throws IOException {
    if (path.size() != 4 || !path.get(2).equals("batch") || !request.method().equals("POST")) {
      throw Bodies.noSuchCall(request);
    }
    var from = ObjectCalls.type(path.get(0));
    var to = other(from, path.get(1));
    var inputs = Bodies.object(request).path("inputs");
    if (inputs.size() > MOST) {
      throw HubError.validation("inputs must be a list of at most " + MOST).refusal();
    }
    return switch (path.get(3)) {
      case "read" -> read(from, inputs, old);
      case "create" -> create(from, to, inputs);
      case "archive" -> archive(from, inputs);
      default -> throw Bodies.noSuchCall(request);
    };
  }

  private Answer read(HubType from, JsonNode inputs, boolean old) {
    var results = new ArrayList<Map<String, Object>>();
    var missing = new ArrayList<String>();
    for (var input : inputs) {
      String id = text(input.path("id"));
      var links =
          crm.find(from, number(id)).map(row -> crm.linked(from, row.id())).orElse(Map.of());
      if (links.isEmpty()) {
        missing.add(id);
        continue;
      }
      var to = new ArrayList<Map<String, Object>>();
      links.forEach(
          (other, types) -> {
            if (old) {
              to.addAll(HubJson.oldLinks(from, other, types));
            } else {
              to.add(HubJson.link(from, other, types));
            }
          });
      results.add(Map.of("from", Map.of("id", id), "to", to));
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", "COMPLETE");
    answer.put("results", results);
    if (!missing.isEmpty()) {
      answer.put("numErrors", missing.size());
      answer.put("errors", missing.stream().map(id -> none(from, id)).toList());
    }
    return Answer.json(missing.isEmpty() ? 200 : 207, answer);
  }

  private static Map<String, Object> none(HubType from, String id) {
    return Map.of(
        "status", "error",
        "category", "OBJECT_NOT_FOUND",
        "subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND",
        "message", "No associations found for " + from.singular() + " " + id,
        "context", Map.of("fromObjectId", List.of(id)));
  }

  private Answer create(HubType from, HubType to, JsonNode inputs) throws IOException {
    var results = new ArrayList<Map<String, Object>>();
    for (var input : inputs) {
      String one = text(input.path("from").path("id"));
      String other = text(input.path("to").path("id"));
      results.add(linked(from, one, to, other, types(from, input.path("types"))));
    }
    return Answer.json(201, Map.of("status", "COMPLETE", "results", results));
  }

  private Answer archive(HubType from, JsonNode inputs) throws IOException {
    for (var input : inputs) {
      String id = text(input.path("from").path("id"));
      var to = input.path("to");
      for (var one : to.isArray() ? to.valueStream().toList() : List.of(to)) {
        unlink(from, id, text(one.path("id")));
      }
    }
    return Bodies.nothing();
  }

  /** For a record that was just made with links. */
  void link(HubType from, long id, String to, JsonNode types) throws IOException {
    var other = from == HubType.CONTACTS ? HubType.COMPANIES : HubType.CONTACTS;
    linked(from, Long.toString(id), other, to, types(from, types));
  }

  private Map<String, Object> linked(
      HubType from, String id, HubType to, String other, Set<Integer> types) throws IOException {
    long one = record(from, id);
    long two = record(to, other);
    boolean contactFirst = from == HubType.CONTACTS;
    desk.link(contactFirst ? one : two, contactFirst ? two : one, types.contains(Links.PRIMARY));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("fromObjectTypeId", from == HubType.CONTACTS ? "0-1" : "0-2");
    answer.put("fromObjectId", one);
    answer.put("toObjectTypeId", to == HubType.CONTACTS ? "0-1" : "0-2");
    answer.put("toObjectId", two);
    answer.put("labels", types.contains(Links.PRIMARY) ? List.of("Primary") : List.of());
    return answer;
  }

  private void unlink(HubType from, String id, String other) throws IOException {
    long one = number(id);
    long two = number(other);
    boolean contactFirst = from == HubType.CONTACTS;
    desk.unlink(contactFirst ? one : two, contactFirst ? two : one);
  }

  private List<Map<String, Object>> links(HubType from, long id) {
    var links = new ArrayList<Map<String, Object>>();
    crm.linked(from, id).forEach((other, types) -> links.add(HubJson.link(from, other, types)));
    return links;
  }

  /** Types as seen from the contact, whichever way they are given. */
  private static Set<Integer> types(HubType from, JsonNode given) {
    var types = new TreeSet<Integer>();
    for (var one : given) {
      int type = one.path("associationTypeId").asInt(-1);
      int seen = from == HubType.CONTACTS ? type : type - 1;
      if (seen != Links.PRIMARY && seen != Links.UNLABELLED) {
        throw HubError.validation(
                "There is no association type %d from %s; the sandbox has the primary and the unlabelled one"
                    .formatted(type, from.plural()))
            .refusal();
      }
      types.add(seen);
    }
    return types;
  }

  private static HubType other(HubType from, String name) {
    var to = ObjectCalls.type(name);
    if (to == from) {
      throw HubError.validation(
              "The sandbox links contacts with companies only, not %s with %s"
                  .formatted(from.plural(), to.plural()))
          .refusal();
    }
    return to;
  }

  private long record(HubType type, String id) {
    return crm.find(type, number(id))
        .filter(row -> !row.archived())
        .orElseThrow(() -> ObjectCalls.missing(id))
        .id();
  }

  private static long number(String id) {
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
  }

  private static String text(JsonNode id) {
    return id.isMissingNode() ? "" : id.asString(id.toString());
  }
}
