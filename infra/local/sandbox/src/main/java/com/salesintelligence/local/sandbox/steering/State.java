package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of the sandbox as {@code GET /sandbox} tells it. */
final class State {
  private static final List<String> CALLS =
      List.of(
          "GET /sandbox/{source}/{object} (NDJSON: every record that lives)",
          "POST /sandbox/{source}/{object} (JSON of one record; a mail's bytes)",
          "PATCH /sandbox/{source}/{object}/{id} (JSON of the fields that change)",
          "DELETE /sandbox/{source}/{object}/{id}",
          "POST /sandbox/{source}/{object}/{id}/restore",
          "POST /sandbox/{source}/{object}/{id}/merge-into/{other}",
          "GET /sandbox/truth (NDJSON)",
          "GET /sandbox/key (of the service account that reads every mailbox)",
          "POST /sandbox/reset?seed=…&size=small|medium|large|million",
          "POST /sandbox/pause, POST /sandbox/resume",
          "POST /sandbox/faults (see faults), GET, DELETE",
          "POST /sandbox/limits {\"gmail_units_per_minute\",\"salesforce_calls_per_day\" and all others that limits names}",
          "POST /sandbox/expire");

  private State() {}

  static Map<String, Object> of(
      World world,
      LiveActivity live,
      SteeringApi.Limits limits,
      List<Limited> limited,
      Map<String, Object> sources) {
    var state = new LinkedHashMap<String, Object>();
    state.put("seed", world.seed());
    state.put("size", world.size());
    state.put("generation", world.generation());
    state.put("paused", live.paused());
    state.put("mailboxes", mailboxes(world));
    state.put("records", records(world));
    state.put("problems", world.problems());
    state.put("limits", limits(limits, limited));
    state.put("endpoints", CALLS);
    state.put("sources", sources);
    state.put("faults", FaultExamples.ALL);
    return state;
  }

  private static Map<String, Object> limits(SteeringApi.Limits limits, List<Limited> limited) {
    var all = new LinkedHashMap<String, Object>();
    all.put("gmail_units_per_minute", limits.gmail().unitsPerMinute());
    all.put("salesforce_calls_per_day", limits.salesforce().limit());
    limited.forEach(one -> all.putAll(one.all()));
    return all;
  }

  private static Map<String, Object> mailboxes(World world) {
    var mailboxes = new LinkedHashMap<String, Object>();
    for (String address : world.addresses()) {
      world
          .mailbox(address)
          .ifPresent(
              box ->
                  mailboxes.put(
                      address,
                      Map.of(
                          "messages", box.size(), "history_id", Long.toString(box.historyId()))));
    }
    return mailboxes;
  }

  private static Map<String, Object> records(World world) {
    var counts = new LinkedHashMap<String, Object>();
    for (ObjectType type : ObjectType.values()) {
      counts.put(type.label(), world.records().count(type));
    }
    return counts;
  }
}
