package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.dialpad.CallRow;
import com.salesintelligence.local.sandbox.dialpad.Dialpad;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes calls, transcripts and users. */
public final class DialpadSteering implements Steered, Limited, Lively {
  private final Dialpad dialpad;
  private final CourierLimits courier;

  public DialpadSteering(Dialpad dialpad) {
    this.dialpad = dialpad;
    this.courier = new CourierLimits("dialpad", dialpad.courier());
  }

  @Override
  public String source() {
    return "dialpad";
  }

  @Override
  public List<String> objects() {
    return Dialpad.OBJECTS;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "POST /sandbox/dialpad/calls?visible_after_ms=5000",
            "{\"external_number\":\"+12025550123\",\"date_started\":1763600000000,\"duration\":90000}",
            "makes a call of the given fields, which the API shows only later"),
        new Example(
            "POST /sandbox/dialpad/calls/{id}/transcript?ready_after_ms=2000",
            "{\"lines\":[{\"type\":\"transcript\",\"content\":\"hi\",\"name\":\"Ann\",\"time\":\"2026-11-20T09:00:00.000000\"}]}",
            "gives a call its transcript, ready only later"),
        new Example(
            "POST /sandbox/limits",
            "{\"dialpad_webhook_wait_percent\":1,\"dialpad_webhooks_reversed\":1}",
            "webhooks are repeated after 20, 40 and 80 ms, and sent last first"),
        new Example("GET /sandbox/dialpad/deliveries", "", "what webhooks were answered"));
  }

  @Override
  public Map<String, Object> create(String object, Request request) throws IOException {
    var fields = SteeringApi.fields(request);
    return switch (object) {
      case "calls" ->
          shown(dialpad.switchboard().create(fields, millis(request, "visible_after_ms")));
      case "transcripts" -> transcribe(String.valueOf(fields.get("call_id")), fields, request);
      case "deliveries" -> throw madeByItself();
      default -> shown(object, dialpad.create(object, fields));
    };
  }

  @Override
  public Map<String, Object> change(String object, String id, Request request) throws IOException {
    var fields = SteeringApi.fields(request);
    return switch (object) {
      case "calls" ->
          shown(
              dialpad
                  .switchboard()
                  .change(number(object, id), fields)
                  .orElseThrow(() -> SteeringApi.absent(object, id)));
      case "transcripts" -> transcribe(id, fields, request);
      case "deliveries" -> throw madeByItself();
      default -> {
        if (!dialpad.change(object, id, fields)) {
          throw SteeringApi.absent(object, id);
        }
        yield shown(object, id);
      }
    };
  }

  @Override
  public Map<String, Object> delete(String object, String id, Request request) throws IOException {
    boolean there =
        switch (object) {
          case "calls" -> dialpad.switchboard().delete(number(object, id));
          case "transcripts" -> dialpad.switchboard().forgetTranscript(number(object, id));
          case "deliveries" -> throw madeByItself();
          default -> dialpad.delete(object, id);
        };
    if (!there) {
      throw SteeringApi.absent(object, id);
    }
    return Map.of("deleted", id);
  }

  @Override
  public Map<String, Object> act(String object, String id, String verb, Request request)
      throws IOException {
    if (object.equals("calls") && verb.equals("transcript")) {
      return transcribe(id, SteeringApi.fields(request), request);
    }
    return Steered.super.act(object, id, verb, request);
  }

  @SuppressWarnings("unchecked") // A JSON object's names are texts.
  private Map<String, Object> transcribe(
      String id, Map<String, ? extends @Nullable Object> fields, Request request)
      throws IOException {
    if (!(fields.get("lines") instanceof List<?> lines)
        || !lines.stream().allMatch(Map.class::isInstance)) {
      throw SteeringApi.problem(400, "lines must be a list of JSON objects: what was said.");
    }
    return shown(
        dialpad
            .switchboard()
            .transcribe(
                number("calls", id),
                (List<Map<String, Object>>) (List<?>) lines,
                millis(request, "ready_after_ms"))
            .orElseThrow(() -> SteeringApi.absent("calls", id)));
  }

  private static Refusal madeByItself() {
    return SteeringApi.problem(405, "Deliveries cannot be made or changed, only read.");
  }

  private static long number(String object, String id) {
    if (!id.matches("\\d{1,18}")) {
      throw SteeringApi.absent(object, id);
    }
    return Long.parseLong(id);
  }

  static long millis(Request request, String name) {
    String text = request.parameter(name).orElse("0");
    if (!text.matches("\\d{1,9}")) {
      throw SteeringApi.problem(400, name + " must be milliseconds, not '" + text + "'.");
    }
    return Long.parseLong(text);
  }

  private static Map<String, Object> shown(CallRow row) {
    return Map.of("id", Long.toString(row.id()), "version", row.version());
  }

  private Map<String, Object> shown(String object, String id) {
    return Map.of("id", id, "version", dialpad.version(object, id).orElse(0));
  }

  @Override
  public Dump dump(String object, Request request) {
    return lines -> dialpad.dump(object, fields -> lines.line(Json.bytes(fields)));
  }

  @Override
  public void live(Dice dice) throws IOException {
    dialpad.live(dice);
  }

  @Override
  public boolean set(String name, long value) {
    return courier.set(name, value) || dialpad.limits().set(name, value);
  }

  @Override
  public Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>(dialpad.limits().all());
    all.putAll(courier.all());
    return all;
  }
}
