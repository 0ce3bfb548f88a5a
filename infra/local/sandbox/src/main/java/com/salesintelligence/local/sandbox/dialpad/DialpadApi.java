package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Things.Thing;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The calls under {@code /api/v2}. */
public final class DialpadApi implements Handler {
  /** The company administrator's key that the sandbox accepts. */
  public static final String API_KEY = "sandbox-dialpad-key";

  private static final int LARGEST_BODY = 1 << 20;

  private final CallLog log;
  private final Hooks hooks;
  private final DialpadLimits limits;
  private final InstantSource clock;
  private final CallJson json;
  private final CallList list;
  private final UserList users;

  public DialpadApi(CallLog log, Hooks hooks, DialpadLimits limits, InstantSource clock) {
    this.log = log;
    this.hooks = hooks;
    this.limits = limits;
    this.clock = clock;
    this.json = new CallJson(log);
    this.list = new CallList(log, json);
    this.users = new UserList(log);
  }

  @Override
  public Answer answer(Request request) throws IOException {
    checkKey(request);
    String[] path = request.segments();
    String resource = path.length > 2 ? path[2] : "";
    String id = path.length > 3 ? path[3] : "";
    String shape = request.method() + " " + resource + "/".repeat(Math.max(0, path.length - 3));
    limits.spend(shape.equals("GET call/") ? DialpadLimits.CALL_INFO : shape);
    return switch (shape) {
      case "GET call" -> Answer.json(200, list.answer(request, clock.millis()));
      case "GET call/" -> Answer.json(200, json.call(visible(id), clock.millis()));
      case "GET transcripts/" -> Answer.json(200, transcript(id));
      case "GET transcripts//" -> transcriptUrl(path);
      case "GET users" -> Answer.json(200, users.list(request));
      case "GET users/" -> Answer.json(200, users.get(id));
      case "GET webhooks" -> Answer.json(200, all(CallLog.WEBHOOKS, request));
      case "POST webhooks" -> Answer.json(200, hooks.createWebhook(fields(request)));
      case "GET webhooks/" -> shown(CallLog.WEBHOOKS, id);
      case "PATCH webhooks/" ->
          Answer.json(200, hooks.changeWebhook(thing(CallLog.WEBHOOKS, id), fields(request)));
      case "DELETE webhooks/" -> delete(CallLog.WEBHOOKS, id);
      default -> subscriptions(request, path, shape);
    };
  }

  private Answer subscriptions(Request request, String[] path, String shape) throws IOException {
    String id = path.length > 4 ? path[4] : "";
    boolean calls = path.length > 3 && path[3].equals("call");
    return switch (calls ? shape : "") {
      case "GET subscriptions/" -> Answer.json(200, all(CallLog.SUBSCRIPTIONS, request));
      case "POST subscriptions/" -> Answer.json(200, hooks.createSubscription(fields(request)));
      case "GET subscriptions//" -> shown(CallLog.SUBSCRIPTIONS, id);
      case "PATCH subscriptions//" ->
          Answer.json(
              200, hooks.changeSubscription(thing(CallLog.SUBSCRIPTIONS, id), fields(request)));
      case "DELETE subscriptions//" -> delete(CallLog.SUBSCRIPTIONS, id);
      default ->
          throw DialpadError.NOT_FOUND.refusal(
              "The sandbox has no such call: " + request.method() + " " + request.path());
    };
  }

  private static void checkKey(Request request) {
    String key = request.bearerToken().or(() -> request.parameter("apikey")).orElse("");
    if (!key.equals(API_KEY)) {
      throw DialpadError.UNAUTHORIZED.refusal(
          key.isEmpty() ? "Authentication required" : "Invalid API key");
    }
  }

  private CallRow visible(String id) {
    return log.find(number(id))
        .filter(row -> row.visibleAt() <= clock.millis())
        .orElseThrow(() -> DialpadError.NOT_FOUND.refusal("The call was not found."));
  }

  private Map<String, Object> transcript(String id) {
    return json.transcript(visible(id), clock.millis())
        .orElseThrow(
            () -> DialpadError.NOT_FOUND.refusal("No transcript exists for the call " + id));
  }

  private Answer transcriptUrl(String[] path) {
    if (!path[4].equals("url")) {
      throw DialpadError.NOT_FOUND.refusal("There is no " + path[4] + " of a transcript");
    }
    transcript(path[3]);
    String url = "https://dialpad.com/callhistory/callreview/%s?tab=transcript".formatted(path[3]);
    return Answer.json(200, Map.of("call_id", path[3], "url", url));
  }

  private static long number(String id) {
    if (!id.matches("\\d{1,18}")) {
      throw DialpadError.BAD_REQUEST.refusal("'" + id + "' is no id: it must be a whole number");
    }
    return Long.parseLong(id);
  }

  private Thing thing(String object, String id) {
    return log.things(object)
        .find(id)
        .orElseThrow(() -> DialpadError.NOT_FOUND.refusal("There is no such id: " + id));
  }

  private Answer shown(String object, String id) {
    return Answer.json(200, hooks.shown(object, thing(object, id)));
  }

  private Answer delete(String object, String id) throws IOException {
    return Answer.json(200, hooks.delete(object, thing(object, id)));
  }

  private Map<String, Object> all(String object, Request request) {
    refuseCursor(request);
    var items =
        log.things(object).all().stream()
            .filter(thing -> targets(thing, request))
            .map(thing -> hooks.shown(object, thing))
            .toList();
    return Map.of("items", items);
  }

  private static boolean targets(Thing thing, Request request) {
    return request
        .parameter("target_id")
        .filter(id -> !id.equals(thing.text("target_id")))
        .isEmpty();
  }

  /** All of these fit on one page, so that no cursor was ever handed out. */
  static void refuseCursor(Request request) {
    request
        .parameter("cursor")
        .ifPresent(
            _ -> {
              throw DialpadError.BAD_REQUEST.refusal("Invalid cursor");
            });
  }

  private static Map<String, @Nullable Object> fields(Request request) throws IOException {
    byte[] body =
        request
            .bytes(LARGEST_BODY)
            .orElseThrow(() -> DialpadError.BAD_REQUEST.refusal("The body is larger than 1 MB"));
    try {
      var node = Json.read(body);
      if (node.isObject()) {
        @SuppressWarnings("unchecked") // A JSON object's names are texts.
        Map<String, @Nullable Object> fields = Json.convert(node, LinkedHashMap.class);
        return fields;
      }
    } catch (JacksonException _) {
      // Refused below, as any body that is no object.
    }
    throw refusedBody();
  }

  private static Refusal refusedBody() {
    return DialpadError.BAD_REQUEST.refusal("The body must be a JSON object");
  }
}
