package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.gmail.Quota;
import com.salesintelligence.local.sandbox.gmail.Tokens;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.hubspot.Access;
import com.salesintelligence.local.sandbox.salesforce.Sessions;
import com.salesintelligence.local.sandbox.salesforce.Usage;
import com.salesintelligence.local.sandbox.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls under {@code /sandbox}. */
public final class SteeringApi implements Handler {
  private static final Set<String> OWN_LIMITS =
      Set.of("gmail_units_per_minute", "salesforce_calls_per_day");
  private static final int SMALL_BODY = 1 << 20;
  private static final Set<String> SIZES = Set.of("small", "medium", "large", "million");

  private final World world;
  private final LiveActivity live;
  private final Faults faults;
  private final Limits limits;
  private final ObjectCalls objects;
  private final List<Limited> limited;
  private final Supplier<Map<String, String>> key;

  /** What can be limited or ended. */
  public record Limits(Quota gmail, Usage salesforce, Tokens tokens, Sessions sessions) {}

  /**
   * @param key of the service account that may read every mailbox
   */
  public SteeringApi(
      World world,
      LiveActivity live,
      Faults faults,
      Limits limits,
      List<Steered> more,
      List<Limited> limited,
      Supplier<Map<String, String>> key) {
    this.world = world;
    this.live = live;
    this.faults = faults;
    this.limits = limits;
    this.objects =
        new ObjectCalls(
            Stream.concat(
                    Stream.of(new GmailSteering(world), new SalesforceSteering(world)),
                    more.stream())
                .toList());
    this.limited = List.copyOf(limited);
    this.key = key;
  }

  /** Faults of every source. */
  public static Faults faults(Sessions sessions, Access access, InstantSource clock) {
    return new Faults(
        Map.of(
            "gmail", new GmailErrors(),
            "salesforce", new SalesforceErrors(sessions),
            "dialpad", new DialpadErrors(),
            "hubspot", new HubSpotErrors(access)),
        clock);
  }

  @Override
  public Answer answer(Request request) throws IOException {
    String[] path = request.segments();
    String what = request.method() + " " + (path.length > 1 ? path[1] : "");
    return switch (what) {
      case "GET " -> state();
      case "GET truth" -> truth();
      case "GET key" -> Answer.json(200, key.get());
      case "POST reset" -> reset(request);
      case "POST pause" -> pause(true);
      case "POST resume" -> pause(false);
      case "GET faults" -> Answer.json(200, Map.of("faults", faults.open()));
      case "POST faults" -> order(request);
      case "DELETE faults" -> {
        faults.clear();
        yield Answer.json(200, Map.of("faults", List.of()));
      }
      case "POST limits" -> limit(request);
      case "POST expire" -> expire();
      default -> other(request, path, what);
    };
  }

  private Answer other(Request request, String[] path, String what) throws IOException {
    if (path.length < 3 && !objects.knows(path[1])) {
      throw problem(404, what + " is not there; GET /sandbox lists what is.");
    }
    return objects.answer(request);
  }

  private Answer state() {
    return Answer.json(200, State.of(world, live, limits, limited, objects.described()));
  }

  private Answer truth() throws IOException {
    var lines = new ByteArrayOutputStream();
    for (var line : world.truthLines()) {
      lines.write(Json.bytes(line));
      lines.write('\n');
    }
    return Answer.ndjson(lines.toByteArray());
  }

  private Answer reset(Request request) throws IOException {
    String size = request.parameter("size").orElse(world.size());
    if (!SIZES.contains(size) && !size.equals(world.size())) {
      throw problem(400, "size must be small, medium, large or million, not '" + size + "'.");
    }
    world.reset(seed(request), size);
    return state();
  }

  private long seed(Request request) {
    String seed = request.parameter("seed").orElse(Long.toString(world.seed()));
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException _) {
      throw problem(400, "seed must be a whole number of 64 bits, not '" + seed + "'.");
    }
  }

  private Answer pause(boolean pause) {
    live.pause(pause);
    return Answer.json(200, Map.of("paused", pause));
  }

  private Answer order(Request request) throws IOException {
    byte[] body = body(request);
    json(
        () -> {
          faults.order(body);
          return body;
        });
    return Answer.json(200, Map.of("faults", faults.open()));
  }

  private Answer limit(Request request) throws IOException {
    var node = json(() -> Json.read(body(request)));
    if (node.path("gmail_units_per_minute").isIntegralNumber()) {
      limits.gmail.unitsPerMinute(node.path("gmail_units_per_minute").asLong());
    }
    if (node.path("salesforce_calls_per_day").isIntegralNumber()) {
      limits.salesforce.limit(node.path("salesforce_calls_per_day").asLong());
    }
    for (var limit : node.properties()) {
      if (!OWN_LIMITS.contains(limit.getKey())) {
        setLimit(limit.getKey(), limit.getValue());
      }
    }
    return state();
  }

  private void setLimit(String name, JsonNode value) {
    if (!value.isIntegralNumber() || value.asLong() < 0) {
      throw problem(400, name + " must be a whole number of 0 or more, not " + value + ".");
    }
    if (limited.stream().noneMatch(one -> one.set(name, value.asLong()))) {
      throw problem(400, "There is no limit '" + name + "'; GET /sandbox lists what there is.");
    }
  }

  private Answer expire() {
    limits.tokens.revokeAll();
    limits.sessions.endAll();
    var expired = new ArrayList<>(List.of("gmail tokens", "salesforce sessions"));
    limited.forEach(one -> one.expire().ifPresent(expired::add));
    return Answer.json(200, Map.of("expired", expired));
  }

  static byte[] body(Request request) throws IOException {
    return request
        .bytes(SMALL_BODY)
        .orElseThrow(() -> problem(413, "The body is larger than 1 MB."));
  }

  /** The body as the fields of one record. */
  static Map<String, Object> fields(Request request) throws IOException {
    JsonNode node = json(() -> Json.read(body(request)));
    if (!node.isObject()) {
      throw problem(400, "The body must be a JSON object: the fields of one record.");
    }
    @SuppressWarnings("unchecked") // A JSON object's names are texts.
    Map<String, Object> fields = Json.convert(node, LinkedHashMap.class);
    return fields;
  }

  /** When the change shall have happened, where the call says so. */
  static Optional<Instant> time(Request request) {
    return request
        .parameter("modified")
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException _) {
                throw problem(
                    400,
                    "modified must be a time such as 2026-11-20T05:30:00Z, not '" + text + "'.");
              }
            });
  }

  static Refusal absent(String object, String id) {
    return problem(404, "There is no %s '%s'.".formatted(object, id));
  }

  /** Reads JSON and says so where it is none. */
  static <T> T json(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (JacksonException broken) {
      throw problem(400, "The body is no JSON: " + broken.getOriginalMessage());
    }
  }

  interface Reading<T> {
    T read() throws IOException;
  }

  static Refusal problem(int status, String message) {
    return new Refusal(Answer.json(status, Map.of("error", message)));
  }
}
