package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Call;
import com.salesintelligence.local.sandbox.hooks.Courier;
import com.salesintelligence.local.sandbox.hooks.Parcel;
import com.salesintelligence.local.sandbox.hooks.Signing;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.ledger.Things.Thing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the subscribers what becomes of a call, as a JSON web token where there is a secret. */
public final class CallEvents {
  private static final String TRANSCRIPTION = "call_transcription";

  private final CallLog log;
  private final CallJson json;
  private final Courier courier;
  private final InstantSource clock;

  public CallEvents(CallLog log, Courier courier, InstantSource clock) {
    this.log = log;
    this.json = new CallJson(log);
    this.courier = courier;
    this.clock = clock;
  }

  /** One thing to tell, at its time. */
  private record Moment(String state, long at) {}

  /** A call that goes on now: each event is sent when its time has come. */
  void live(CallRow row) {
    var call = row.call();
    if (call != null) {
      moments(call, row)
          .forEach(moment -> later(moment.at, () -> courier.send(parcels(row, moment))));
      transcribed(row);
    }
  }

  /** A call that is over: its events are sent one after the other. */
  void past(CallRow row) {
    var parcels = new ArrayList<Parcel>();
    var fields = row.own();
    String first = "outbound".equals(fields.get("direction")) ? "calling" : "ringing";
    parcels.addAll(parcels(row, new Moment(first, row.startedAt())));
    if ("hangup".equals(fields.get("state"))) {
      long connected = Given.number(fields.get("date_connected"), row.startedAt());
      parcels.addAll(parcels(row, new Moment("connected", connected)));
    }
    parcels.addAll(parcels(row, new Moment(String.valueOf(fields.get("state")), row.endedAt())));
    courier.send(parcels);
  }

  void transcribed(CallRow row) {
    var transcript = row.transcript();
    if (transcript != null) {
      var moment = new Moment(TRANSCRIPTION, transcript.readyAt());
      later(moment.at, () -> courier.send(parcels(row, moment)));
    }
  }

  private static List<Moment> moments(Call call, CallRow row) {
    var moments = new ArrayList<Moment>();
    moments.add(new Moment(call.outbound() ? "calling" : "ringing", call.startedAt()));
    if (call.answered()) {
      moments.add(new Moment("connected", call.connectedAt()));
    }
    moments.add(new Moment(CallFields.state(call, row.leg(), call.endedAt()), call.endedAt()));
    return moments;
  }

  private void later(long at, Runnable task) {
    courier.after(Duration.ofMillis(Math.max(0, at - clock.millis())), task);
  }

  private List<Parcel> parcels(CallRow row, Moment moment) {
    var event = json.event(row, moment.state, moment.at);
    // A call that is made up as one of the past is told now.
    event.put("event_timestamp", clock.millis());
    return log.things(CallLog.SUBSCRIPTIONS).all().stream()
        .filter(subscription -> wants(subscription, event, moment.state))
        .flatMap(
            subscription ->
                log.things(CallLog.WEBHOOKS).find(subscription.text("webhook_id")).stream())
        .<Parcel>map(webhook -> parcel(webhook, row, moment, event))
        .toList();
  }

  private static boolean wants(
      Thing subscription, Map<String, @Nullable Object> event, String state) {
    boolean group =
        !Boolean.TRUE.equals(subscription.field("group_calls_only"))
            || event.get("group_id") != null;
    var states = subscription.field("call_states") instanceof List<?> list ? list : List.of();
    boolean stateWanted = states.isEmpty() || states.contains("all") || states.contains(state);
    String target = subscription.text("target_id");
    boolean targetWanted =
        target.isEmpty()
            || is(event.get("target"), target)
            || is(event.get("entry_point_target"), target);
    return !Boolean.FALSE.equals(subscription.field("enabled"))
        && group
        && stateWanted
        && targetWanted;
  }

  private static boolean is(@Nullable Object target, String id) {
    return target instanceof Map<?, ?> fields && id.equals(String.valueOf(fields.get("id")));
  }

  private static Parcel parcel(
      Thing webhook, CallRow row, Moment moment, Map<String, @Nullable Object> event) {
    byte[] payload = Json.bytes(event);
    String secret = webhook.text("secret");
    return new Parcel() {
      @Override
      public String url() {
        return webhook.text("hook_url");
      }

      @Override
      public Map<String, ? extends @Nullable Object> about() {
        return Map.of("call_id", Long.toString(row.id()), "state", moment.state);
      }

      @Override
      public Letter letter(int attempt) {
        if (secret.isEmpty()) {
          return new Letter(Map.of("Content-Type", "application/json"), payload);
        }
        return new Letter(
            Map.of("Content-Type", "application/jwt"),
            Signing.jwt(payload, secret).getBytes(StandardCharsets.US_ASCII));
      }
    };
  }
}
