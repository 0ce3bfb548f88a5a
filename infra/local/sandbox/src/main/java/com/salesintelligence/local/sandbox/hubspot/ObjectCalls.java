package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.hubspot.Desk.Manner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /crm/objects/…}: one record after the other. */
final class ObjectCalls {
  private static final int MOST = 100;
  private static final int USUAL = 10;

  private final Crm crm;
  private final Desk desk;
  private final HubJson json;
  private final Search search;
  private final BatchCalls batches;
  private final AssociationCalls associations;

  ObjectCalls(Crm crm, Desk desk, HubJson json, Search search, AssociationCalls associations) {
    this.crm = crm;
    this.desk = desk;
    this.json = json;
    this.search = search;
    this.batches = new BatchCalls(desk, json);
    this.associations = associations;
  }

  /** The path behind {@code objects}, without the version. */
  Answer answer(Request request, List<String> path) throws IOException {
    var type = type(path.getFirst());
    String second = path.size() > 1 ? path.get(1) : "";
    if (path.size() > 2 && path.get(2).equals("associations")) {
      return associations.ofRecord(request, type, second, path.subList(3, path.size()));
    }
    String call =
        request.method()
            + switch (path.size()) {
              case 1 -> "";
              case 2 ->
                  Stream.of("search", "merge", "gdpr-delete").anyMatch(second::equals)
                      ? " " + second
                      : " {id}";
              default -> " " + second;
            };
    return switch (call) {
      case "GET" -> Answer.json(200, list(type, request));
      case "POST" -> Answer.json(201, create(type, Bodies.object(request)));
      case "POST search" -> Answer.json(200, search.answer(type, Bodies.object(request)));
      case "POST merge" -> Answer.json(200, merge(type, Bodies.object(request)));
      case "POST gdpr-delete" -> forget(type, Bodies.object(request));
      case "POST batch" -> batches.answer(type, path.get(2), Bodies.object(request));
      case "GET {id}" -> Answer.json(200, get(type, second, request));
      case "PATCH {id}" -> Answer.json(200, change(type, second, request));
      case "DELETE {id}" -> archive(type, second);
      default -> throw Bodies.noSuchCall(request);
    };
  }

  static HubType type(String name) {
    return HubType.named(name)
        .orElseThrow(
            () ->
                HubError.validation("Unable to infer object type from: " + name)
                    .with("hint", "The sandbox has contacts and companies only")
                    .refusal());
  }

  private Map<String, Object> list(HubType type, Request request) {
    int limit = limit(request);
    boolean archived = flag(request, "archived");
    String after = request.parameter("after").filter(text -> !text.isEmpty()).orElse("0");
    if (!after.matches("\\d{1,18}")) {
      throw HubError.validation("after must be what a page before said, not '" + after + "'")
          .refusal();
    }
    refuseHistory(request);
    var rows = crm.after(type, Long.parseLong(after), archived, limit + 1);
    var wanted = json.names(type, names(request, "properties"));
    var linked = linked(request);
    var results = rows.stream().limit(limit).map(row -> json.shown(row, wanted, linked)).toList();
    String next = rows.size() > limit ? Long.toString(rows.get(limit - 1).id()) : null;
    return HubJson.page(results, next);
  }

  static int limit(Request request) {
    String limit = request.parameter("limit").orElse(Integer.toString(USUAL));
    if (!limit.matches("\\d{1,6}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MOST) {
      throw HubError.validation("limit must be between 1 and " + MOST + ", not " + limit).refusal();
    }
    return Integer.parseInt(limit);
  }

  private static void refuseHistory(Request request) {
    if (request.parameter("propertiesWithHistory").filter(text -> !text.isEmpty()).isPresent()) {
      throw HubError.validation("The sandbox keeps no history: leave out propertiesWithHistory")
          .refusal();
    }
  }

  static boolean flag(Request request, String name) {
    return request.parameter(name).filter("true"::equals).isPresent();
  }

  /** Given once with commas, or more than once. */
  static List<String> names(Request request, String name) {
    return request.parameters(name).stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::trim)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<HubType> linked(Request request) {
    return names(request, "associations").stream().map(ObjectCalls::type).toList();
  }

  private Map<String, @Nullable Object> get(HubType type, String id, Request request) {
    refuseHistory(request);
    boolean archived = flag(request, "archived");
    return desk.find(type, id, request.parameter("idProperty").orElse(""))
        .filter(row -> row.archived() == archived)
        .map(row -> json.of(row, names(request, "properties"), linked(request)))
        .orElseThrow(() -> missing(id));
  }

  static com.salesintelligence.local.sandbox.http.Refusal missing(String id) {
    return HubError.notFound("resource not found")
        .with("context", Map.of("id", List.of(id)))
        .refusal();
  }

  private Map<String, @Nullable Object> create(HubType type, JsonNode body) throws IOException {
    var row = desk.create(type, Bodies.properties(body), Manner.USUAL);
    for (var link : body.path("associations")) {
      associations.link(
          type, row.id(), link.path("to").path("id").asString(""), link.path("types"));
    }
    return json.of(row, row.own().keySet(), List.of());
  }

  private Map<String, @Nullable Object> change(HubType type, String id, Request request)
      throws IOException {
    var properties = Bodies.properties(Bodies.object(request));
    var row = desk.find(type, id, request.parameter("idProperty").orElse(""));
    Optional<HubRow> changed =
        row.isEmpty()
            ? Optional.empty()
            : desk.change(type, row.get().id(), properties, Manner.USUAL);
    return changed
        .map(after -> json.of(after, properties.keySet(), List.of()))
        .orElseThrow(() -> missing(id));
  }

  private Answer archive(HubType type, String id) throws IOException {
    var row = desk.find(type, id, "");
    if (row.isPresent()) {
      desk.archive(type, row.get().id(), Manner.USUAL);
    }
    // HubSpot answers the same when there was nothing left to archive.
    return Bodies.nothing();
  }

  private Map<String, @Nullable Object> merge(HubType type, JsonNode body) throws IOException {
    long winner = Bodies.id(body, "primaryObjectId");
    long loser = Bodies.id(body, "objectIdToMerge");
    if (winner == loser) {
      throw HubError.validation("A record cannot be merged with itself").refusal();
    }
    return desk.merge(type, loser, winner)
        .map(row -> json.of(row, List.of(), List.of()))
        .orElseThrow(() -> missing(loser + " or " + winner));
  }

  private Answer forget(HubType type, JsonNode body) throws IOException {
    var id = body.path("objectId");
    var row = desk.find(type, id.asString(id.toString()), body.path("idProperty").asString(""));
    if (row.isPresent()) {
      desk.forget(type, row.get().id());
    }
    return Bodies.nothing();
  }
}
