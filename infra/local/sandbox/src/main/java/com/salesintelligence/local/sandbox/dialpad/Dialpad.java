package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.hooks.Courier;
import com.salesintelligence.local.sandbox.hooks.Patience;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole of the sandbox's Dialpad: its API, what happens by itself, and what is steered. */
public final class Dialpad implements AutoCloseable {
  public static final List<String> OBJECTS =
      List.of("calls", "transcripts", "users", "webhooks", "subscriptions", "deliveries");

  private static final int DUMP_STEP = 1_000;

  private final CallLog log;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Courier courier = new Courier(Patience.DIALPAD);
  private final DialpadLimits limits;
  private final Switchboard switchboard;
  private final Hooks hooks;
  private final DialpadApi api;
  private final CallJson json;

  public Dialpad(CallLog log, Ledger ledger, InstantSource clock) {
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
    this.limits = new DialpadLimits(clock);
    this.switchboard = new Switchboard(log, ledger, new CallEvents(log, courier, clock), clock);
    this.hooks = new Hooks(log, ledger, clock);
    this.api = new DialpadApi(log, hooks, limits, clock);
    this.json = new CallJson(log);
  }

  public Handler api() {
    return api;
  }

  public DialpadLimits limits() {
    return limits;
  }

  public Courier courier() {
    return courier;
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  public int calls() {
    return log.count();
  }

  /** What happens by itself. */
  public void live(Dice dice) throws IOException {
    switchboard.ring(dice);
  }

  /** Makes a user, a webhook or a subscription; answers its id. */
  public String create(String object, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return switch (object) {
      case CallLog.WEBHOOKS -> String.valueOf(hooks.createWebhook(fields).get("id"));
      case CallLog.SUBSCRIPTIONS -> String.valueOf(hooks.createSubscription(fields).get("id"));
      default ->
          ledger.together(
              () -> {
                String id = Long.toString(log.ids().made(log.made()));
                var own = new LinkedHashMap<String, @Nullable Object>(fields);
                own.put("id", id);
                own.putIfAbsent("state", "active");
                note(object, id, Things.CREATED, own);
                return id;
              });
    };
  }

  public boolean change(String object, String id, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return noted(object, id, Things.CHANGED, fields);
  }

  public boolean delete(String object, String id) throws IOException {
    return noted(object, id, Things.DELETED, Map.of());
  }

  private boolean noted(
      String object, String id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return ledger.together(
        () -> {
          boolean there = log.things(object).find(id).isPresent();
          if (there) {
            note(object, id, what, fields);
          }
          return there;
        });
  }

  private void note(
      String object, String id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    ledger.write(log, new Note(object, id, what, fields, clock.instant()));
  }

  /** The version of a user, a webhook or a subscription. */
  public Optional<Integer> version(String object, String id) {
    return log.things(object).find(id).map(Things.Thing::version);
  }

  /** Takes the lines of a dump. */
  public interface Lines {
    void line(Map<String, ? extends @Nullable Object> fields) throws IOException;
  }

  /** The present truth: calls that are over whether the API shows them yet or not. */
  public void dump(String object, Lines lines) throws IOException {
    switch (object) {
      case CallLog.CALLS, CallLog.TRANSCRIPTS -> dumpCalls(object, lines);
      case "deliveries" -> {
        for (var line : courier.deliveries().lines()) {
          lines.line(line);
        }
      }
      default -> {
        for (var thing : log.things(object).all()) {
          var line = new LinkedHashMap<String, @Nullable Object>(thing.fields());
          line.put("id", thing.id());
          line.put("version", thing.version());
          lines.line(line);
        }
      }
    }
  }

  private void dumpCalls(String object, Lines lines) throws IOException {
    long now = clock.millis();
    long start = Long.MAX_VALUE;
    long id = Long.MAX_VALUE;
    List<CallRow> rows = log.startedBefore(start, id, DUMP_STEP);
    while (!rows.isEmpty()) {
      for (CallRow row : rows) {
        if (row.endedAt() <= now) {
          line(object, row, now, lines);
        }
      }
      rows = log.startedBefore(rows.getLast().startedAt(), rows.getLast().id(), DUMP_STEP);
    }
  }

  private void line(String object, CallRow row, long now, Lines lines) throws IOException {
    var fields =
        object.equals(CallLog.CALLS)
            ? Optional.of(json.call(row, now))
            : json.transcript(row, now).<Map<String, @Nullable Object>>map(LinkedHashMap::new);
    if (fields.isPresent()) {
      var line = new LinkedHashMap<String, @Nullable Object>(fields.get());
      line.put("id", Long.toString(row.id()));
      line.put("version", row.version());
      lines.line(line);
    }
  }

  @Override
  public void close() {
    courier.close();
  }
}
