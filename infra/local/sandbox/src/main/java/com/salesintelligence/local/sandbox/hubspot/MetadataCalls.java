package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Owners and properties. */
final class MetadataCalls {
  private final Crm crm;
  private final Ledger ledger;
  private final InstantSource clock;

  MetadataCalls(Crm crm, Ledger ledger, InstantSource clock) {
    this.crm = crm;
    this.ledger = ledger;
    this.clock = clock;
  }

  Answer owners(Request request, List<String> path) {
    if (!request.method().equals("GET")) {
      throw Bodies.noSuchCall(request);
    }
    boolean archived = ObjectCalls.flag(request, "archived");
    var owners =
        crm.things(Crm.OWNERS).all().stream()
            .filter(owner -> Boolean.valueOf(archived).equals(owner.field("archived")))
            .toList();
    if (path.isEmpty() || path.getFirst().isEmpty()) {
      return Answer.json(200, page(request, owners));
    }
    String field = request.parameter("idProperty").orElse("id").equals("userId") ? "userId" : "id";
    return owners.stream()
        .filter(owner -> owner.text(field).equals(path.getFirst()))
        .findFirst()
        .map(owner -> Answer.json(200, Owners.shown(owner)))
        .orElseThrow(() -> ObjectCalls.missing(path.getFirst()));
  }

  private static Map<String, Object> page(Request request, List<Things.Thing> owners) {
    var email = request.parameter("email").filter(text -> !text.isEmpty());
    String limit = request.parameter("limit").orElse("100");
    if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > 500) {
      throw HubError.validation("limit must be between 1 and 500, not " + limit).refusal();
    }
    int size = Integer.parseInt(limit);
    String after = request.parameter("after").orElse("");
    var rest =
        owners.stream()
            .filter(owner -> email.filter(one -> !one.equals(owner.text("email"))).isEmpty())
            .filter(owner -> owner.id().compareTo(after) > 0)
            .toList();
    String next = rest.size() > size ? rest.get(size - 1).id() : null;
    return HubJson.page(rest.stream().limit(size).map(Owners::shown).toList(), next);
  }

  Answer properties(Request request, List<String> path) throws IOException {
    if (path.isEmpty()) {
      throw Bodies.noSuchCall(request);
    }
    var type = ObjectCalls.type(path.getFirst());
    String call = request.method() + " " + path.size();
    return switch (call) {
      case "GET 1" -> Answer.json(200, Map.of("results", PropertyTypes.all(crm, type)));
      case "POST 1" -> Answer.json(201, create(type, request));
      case "GET 2" ->
          Answer.json(
              200,
              PropertyTypes.find(crm, type, path.get(1))
                  .orElseThrow(() -> ObjectCalls.missing(path.get(1))));
      default -> throw Bodies.noSuchCall(request);
    };
  }

  private Map<String, @Nullable Object> create(HubType type, Request request) throws IOException {
    var body = Bodies.object(request);
    String name = body.path("name").asString("");
    String kind = body.path("type").asString("");
    if (!name.matches("[a-z][a-z0-9_]{0,99}") || !PropertyTypes.TYPES.contains(kind)) {
      throw HubError.validation(
              "A property needs a name of small letters, digits and underscores and a type of "
                  + PropertyTypes.TYPES)
          .refusal();
    }
    return ledger.together(
        () -> {
          if (PropertyTypes.known(crm, type, name)) {
            throw HubError.conflict("A property named '" + name + "' already exists.").refusal();
          }
          var fields = new LinkedHashMap<String, @Nullable Object>(Bodies.map(body));
          fields.putIfAbsent("label", name);
          fields.putIfAbsent("fieldType", PropertyTypes.fieldType(kind));
          fields.putIfAbsent("groupName", type.singular() + "information");
          fields.putIfAbsent("options", List.of());
          fields.put("hubspotDefined", false);
          fields.put("createdAt", clock.instant().toString());
          fields.put("updatedAt", clock.instant().toString());
          fields.put("archived", false);
          ledger.write(
              crm,
              new Note(
                  Crm.PROPERTIES,
                  PropertyTypes.key(type, name),
                  Things.CREATED,
                  fields,
                  clock.instant()));
          return fields;
        });
  }
}
