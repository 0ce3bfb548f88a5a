package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.hooks.Courier;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import com.salesintelligence.local.sandbox.ledger.Things.Thing;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks and the subscriptions that use them. */
public final class Hooks {
  private static final Set<String> STATES =
      Set.of(
          ("admin admin_recording ai_playbook all barge blocked call_transcription calling connected"
                  + " csat dispositions eavesdrop hangup hold merged missed monitor parked pcsat"
                  + " postcall preanswer queued recap_action_items recap_outcome recap_purposes"
                  + " recap_summary recording ringing takeover transcription voicemail"
                  + " voicemail_uploaded")
              .split(" "));

  private final CallLog log;
  private final Ledger ledger;
  private final InstantSource clock;

  public Hooks(CallLog log, Ledger ledger, InstantSource clock) {
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
  }

  Map<String, @Nullable Object> createWebhook(Map<String, ? extends @Nullable Object> given)
      throws IOException {
    var fields = webhook(given);
    if (!fields.containsKey("hook_url")) {
      throw DialpadError.BAD_REQUEST.refusal("hook_url is required");
    }
    return webhook(create(CallLog.WEBHOOKS, fields));
  }

  Map<String, @Nullable Object> changeWebhook(
      Thing webhook, Map<String, ? extends @Nullable Object> given) throws IOException {
    return webhook(change(CallLog.WEBHOOKS, webhook, webhook(given)));
  }

  private static Map<String, @Nullable Object> webhook(
      Map<String, ? extends @Nullable Object> given) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    if (given.get("hook_url") != null) {
      String url = String.valueOf(given.get("hook_url"));
      if (!Courier.reaches(url)) {
        throw DialpadError.BAD_REQUEST.refusal(
            "hook_url must lead to this machine (localhost), because the sandbox calls no other: "
                + url);
      }
      fields.put("hook_url", url);
    }
    if (given.containsKey("secret")) {
      fields.put("secret", given.get("secret"));
    }
    return fields;
  }

  Map<String, @Nullable Object> createSubscription(Map<String, ? extends @Nullable Object> given)
      throws IOException {
    if (given.get("endpoint_id") == null) {
      throw DialpadError.BAD_REQUEST.refusal("endpoint_id is required: the id of a webhook");
    }
    var fields = subscription(given);
    fields.putIfAbsent("enabled", true);
    fields.putIfAbsent("group_calls_only", false);
    fields.putIfAbsent("call_states", List.of("all"));
    return subscription(create(CallLog.SUBSCRIPTIONS, fields));
  }

  Map<String, @Nullable Object> changeSubscription(
      Thing subscription, Map<String, ? extends @Nullable Object> given) throws IOException {
    return subscription(change(CallLog.SUBSCRIPTIONS, subscription, subscription(given)));
  }

  private Map<String, @Nullable Object> subscription(
      Map<String, ? extends @Nullable Object> given) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (String name : List.of("enabled", "group_calls_only", "target_id", "target_type")) {
      if (given.get(name) != null) {
        fields.put(name, given.get(name));
      }
    }
    if (given.get("call_states") != null) {
      fields.put("call_states", states(given.get("call_states")));
    }
    if (given.get("endpoint_id") != null) {
      String id = String.valueOf(given.get("endpoint_id"));
      if (log.things(CallLog.WEBHOOKS).find(id).isEmpty()) {
        throw DialpadError.NOT_FOUND.refusal("There is no webhook " + id);
      }
      fields.put("webhook_id", id);
    }
    return fields;
  }

  private static List<?> states(@Nullable Object given) {
    if (given instanceof List<?> states && STATES.containsAll(states)) {
      return states;
    }
    throw DialpadError.BAD_REQUEST.refusal("call_states must be a list of " + STATES);
  }

  Map<String, @Nullable Object> delete(String object, Thing thing) throws IOException {
    ledger.write(log, new Note(object, thing.id(), Things.DELETED, Map.of(), clock.instant()));
    return shown(object, thing);
  }

  private Thing create(String object, Map<String, @Nullable Object> fields) throws IOException {
    return ledger.together(
        () -> {
          String id = Long.toString(log.ids().made(log.made()));
          ledger.write(log, new Note(object, id, Things.CREATED, fields, clock.instant()));
          return log.things(object).find(id).orElseThrow();
        });
  }

  private Thing change(String object, Thing thing, Map<String, @Nullable Object> fields)
      throws IOException {
    ledger.write(log, new Note(object, thing.id(), Things.CHANGED, fields, clock.instant()));
    return log.things(object).find(thing.id()).orElse(thing);
  }

  Map<String, @Nullable Object> shown(String object, Thing thing) {
    return object.equals(CallLog.WEBHOOKS) ? webhook(thing) : subscription(thing);
  }

  private static Map<String, @Nullable Object> webhook(Thing webhook) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("hook_url", webhook.field("hook_url"));
    shown.put("id", webhook.id());
    if (!webhook.text("secret").isEmpty()) {
      shown.put(
          "signature", Map.of("algo", "HS256", "secret", webhook.text("secret"), "type", "jwt"));
    }
    return shown;
  }

  private Map<String, @Nullable Object> subscription(Thing subscription) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("call_states", subscription.field("call_states"));
    shown.put("enabled", subscription.field("enabled"));
    shown.put("group_calls_only", subscription.field("group_calls_only"));
    shown.put("id", subscription.id());
    if (subscription.field("target_id") != null) {
      shown.put("target_id", subscription.text("target_id"));
      shown.put("target_type", subscription.field("target_type"));
    }
    log.things(CallLog.WEBHOOKS)
        .find(subscription.text("webhook_id"))
        .ifPresent(webhook -> shown.put("webhook", webhook(webhook)));
    return shown;
  }
}
