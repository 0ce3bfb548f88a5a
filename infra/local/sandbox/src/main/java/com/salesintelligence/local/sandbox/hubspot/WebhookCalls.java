package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.hooks.Courier;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /webhooks/v3/{appId}/…}: where events go, and which. */
final class WebhookCalls {
  private static final Set<String> KINDS =
      Set.of(
          "creation",
          "deletion",
          "restore",
          "propertyChange",
          "merge",
          "associationChange",
          "privacyDeletion");

  private final Crm crm;
  private final Ledger ledger;
  private final InstantSource clock;

  WebhookCalls(Crm crm, Ledger ledger, InstantSource clock) {
    this.crm = crm;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The path behind the version: the app's id and what is asked for. */
  Answer answer(Request request, List<String> path) throws IOException {
    if (path.size() < 2 || !path.getFirst().equals(Long.toString(Access.APP))) {
      throw HubError.notFound("There is no such app; the sandbox's is " + Access.APP).refusal();
    }
    String call = request.method() + " " + path.get(1) + "/".repeat(path.size() - 2);
    return switch (call) {
      case "GET settings" -> Answer.json(200, setting());
      case "PUT settings" -> Answer.json(200, settle(request));
      case "DELETE settings" -> {
        write(Crm.SETTINGS, HubEvents.SETTING, Things.DELETED, Map.of());
        yield Bodies.nothing();
      }
      case "GET subscriptions" ->
          Answer.json(
              200,
              Map.of(
                  "results",
                  crm.things(Crm.SUBSCRIPTIONS).all().stream().map(HubJson::thing).toList()));
      case "POST subscriptions" -> Answer.json(201, subscribe(request));
      default -> one(request, path, call);
    };
  }

  private Answer one(Request request, List<String> path, String call) throws IOException {
    String id = path.getLast();
    var subscription =
        crm.things(Crm.SUBSCRIPTIONS).find(id).orElseThrow(() -> ObjectCalls.missing(id));
    return switch (call) {
      case "GET subscriptions/" -> Answer.json(200, HubJson.thing(subscription));
      case "PATCH subscriptions/" -> {
        boolean active = Bodies.object(request).path("active").asBoolean(true);
        write(
            Crm.SUBSCRIPTIONS,
            id,
            Things.CHANGED,
            Map.of("active", active, "updatedAt", clock.instant().toString()));
        yield Answer.json(200, HubJson.thing(crm.things(Crm.SUBSCRIPTIONS).find(id).orElseThrow()));
      }
      case "DELETE subscriptions/" -> {
        write(Crm.SUBSCRIPTIONS, id, Things.DELETED, Map.of());
        yield Bodies.nothing();
      }
      default -> throw Bodies.noSuchCall(request);
    };
  }

  private Map<String, @Nullable Object> setting() {
    return crm.things(Crm.SETTINGS)
        .find(HubEvents.SETTING)
        .map(HubJson::thing)
        .orElseThrow(() -> ObjectCalls.missing(HubEvents.SETTING));
  }

  private Map<String, @Nullable Object> settle(Request request) throws IOException {
    var fields = Bodies.map(Bodies.object(request));
    String url = String.valueOf(fields.get("targetUrl"));
    if (!Courier.reaches(url)) {
      throw HubError.validation(
              "targetUrl must lead to this machine (localhost), because the sandbox calls no other: "
                  + url)
          .refusal();
    }
    var own = new LinkedHashMap<String, @Nullable Object>(fields);
    own.putIfAbsent("throttling", Map.of("maxConcurrentRequests", 10));
    own.put("createdAt", clock.instant().toString());
    own.put("updatedAt", clock.instant().toString());
    write(Crm.SETTINGS, HubEvents.SETTING, Things.CREATED, own);
    return setting();
  }

  private Map<String, @Nullable Object> subscribe(Request request) throws IOException {
    var body = Bodies.object(request);
    String event = body.path("eventType").asString("");
    String[] parts = event.split("\\.", -1);
    boolean known =
        parts.length == 2
            && HubType.named(parts[0]).filter(type -> type.singular().equals(parts[0])).isPresent()
            && KINDS.contains(parts[1]);
    String property = body.path("propertyName").asString("");
    if (!known || property.isEmpty() == parts[1].equals("propertyChange")) {
      throw HubError.validation(
              "eventType must be contact or company and one of %s, with propertyName for propertyChange only"
                  .formatted(KINDS))
          .refusal();
    }
    return ledger.together(
        () -> {
          String id = Long.toString(1_000_000L * crm.company().plan().generation() + crm.made());
          var fields = new LinkedHashMap<String, @Nullable Object>();
          fields.put("id", id);
          fields.put("eventType", event);
          if (!property.isEmpty()) {
            fields.put("propertyName", property);
          }
          fields.put("active", body.path("active").asBoolean(false));
          fields.put("createdAt", clock.instant().toString());
          write(Crm.SUBSCRIPTIONS, id, Things.CREATED, fields);
          return fields;
        });
  }

  private void write(
      String object, String id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    ledger.write(crm, new Note(object, id, what, fields, clock.instant()));
  }
}
