package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls under {@code /services/data}. */
public final class SalesforceApi implements Handler {
  private static final int RETIRED_BELOW = 31;
  private static final int NEWEST = 66;
  private static final int LARGEST = 6 << 20;
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})\\.0");

  private final Sessions sessions;
  private final Usage usage;
  private final QueryPages pages;
  private final SobjectCalls sobjects;
  private final Jobs jobs;
  private final Composite composite;

  public SalesforceApi(
      Records records,
      Crm crm,
      Settings settings,
      Sessions sessions,
      Usage usage,
      InstantSource clock) {
    this.sessions = sessions;
    this.usage = usage;
    this.pages = new QueryPages(records, sessions);
    this.sobjects =
        new SobjectCalls(
            records,
            new Replication(records, clock),
            new Writing(crm, records, new Duplicates(records, settings), clock));
    this.jobs = new Jobs(records, settings, clock);
    this.composite = new Composite(records, sobjects, this::inner);
  }

  @Override
  public Answer answer(Request request) throws IOException {
    String[] path = request.segments();
    if (path.length == 2 || (path.length == 3 && path[2].isEmpty())) {
      return versions();
    }
    try {
      return checked(request, path).with("Sforce-Limit-Info", usage.header());
    } catch (Refusal refusal) {
      throw new Refusal(refusal.answer().with("Sforce-Limit-Info", usage.header()));
    }
  }

  private static Answer versions() {
    return Answer.json(
        200,
        IntStream.rangeClosed(RETIRED_BELOW, NEWEST)
            .mapToObj(
                n ->
                    Map.of(
                        "version",
                        n + ".0",
                        "label",
                        "Sandbox " + n,
                        "url",
                        "/services/data/v" + n + ".0"))
            .toList());
  }

  private Answer checked(Request request, String[] path) throws IOException {
    checkVersion(path[2]);
    var session = session(request);
    usage.spend();
    return answered(request, session, path);
  }

  private Sessions.Session session(Request request) {
    return sessions
        .find(request.bearerToken().orElse(""))
        .orElseThrow(
            () -> SalesforceError.INVALID_SESSION_ID.refusal("Session expired or invalid"));
  }

  /** A call inside a composite: the session is that of the whole, and it counts nothing. */
  private Answer inner(Request request) throws IOException {
    String[] path = request.segments();
    if (path.length < 4 || !path[0].equals("services") || path[3].equals("composite")) {
      throw missing();
    }
    checkVersion(path[2]);
    return answered(request, session(request), path);
  }

  private Answer answered(Request request, Sessions.Session session, String[] path)
      throws IOException {
    String resource = path.length > 3 ? path[3] : "";
    var rest = Arrays.stream(path).skip(4).filter(Predicate.not(String::isEmpty)).toList();
    return switch (resource) {
      case "query", "queryAll" -> {
        get(request);
        yield rest.isEmpty()
            ? pages.first(request, session, path[2], resource)
            : pages.next(session, path[2], rest.getFirst(), resource);
      }
      case "sobjects" -> sobjects.answer(request, path[2], rest);
      case "composite" -> composite.answer(request, path[2], rest);
      case "jobs" -> {
        if (rest.isEmpty() || !rest.getFirst().equals("query")) {
          throw missing();
        }
        yield jobs.answer(request, path[2], rest.subList(1, rest.size()));
      }
      case "limits" -> limits();
      case "" -> resources(request, session, path[2]);
      default -> throw missing();
    };
  }

  private static void get(Request request) {
    if (!request.method().equals("GET")) {
      throw SalesforceError.METHOD_NOT_ALLOWED.refusal(
          "HTTP Method '" + request.method() + "' not allowed. Allowed are GET");
    }
  }

  private static Answer resources(Request request, Sessions.Session session, String version) {
    var resources = new LinkedHashMap<String, String>();
    resources.put(
        "identity",
        "http://%s/id/%s/%s"
            .formatted(
                request.header("Host").orElse("localhost"),
                LoginEndpoint.ORGANISATION,
                Reps.userId(session.user())));
    for (String name : List.of("query", "queryAll", "sobjects", "composite", "jobs", "limits")) {
      resources.put(name, "/services/data/" + version + "/" + name);
    }
    return Answer.json(200, resources);
  }

  private static void checkVersion(String text) {
    var matcher = VERSION.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > NEWEST) {
      throw missing();
    }
    if (Integer.parseInt(matcher.group(1)) < RETIRED_BELOW) {
      throw SalesforceError.UNSUPPORTED_API_VERSION.refusal(
          "The requested API version is retired. Use v" + NEWEST + ".0.");
    }
  }

  private Answer limits() {
    var limits = new LinkedHashMap<String, Object>();
    limits.put("DailyApiRequests", Map.of("Max", usage.limit(), "Remaining", usage.remaining()));
    limits.put("DailyBulkV2QueryJobs", Map.of("Max", 10_000, "Remaining", 10_000));
    return Answer.json(200, limits);
  }

  static JsonNode json(Request request) throws IOException {
    byte[] body =
        request
            .bytes(LARGEST)
            .orElseThrow(
                () ->
                    SalesforceError.EXCEEDED_MAX_SIZE_REQUEST.refusal(
                        "The request is larger than 6 MB"));
    try {
      return Json.read(body);
    } catch (JacksonException broken) {
      throw SalesforceError.JSON_PARSER_ERROR.refusal(broken.getOriginalMessage());
    }
  }

  /** The body as the fields of one record. */
  static Map<String, @Nullable Object> object(Request request) throws IOException {
    return fields(json(request));
  }

  static Map<String, @Nullable Object> fields(JsonNode node) {
    if (!node.isObject()) {
      throw SalesforceError.JSON_PARSER_ERROR.refusal("The body must be a JSON object");
    }
    @SuppressWarnings("unchecked") // A JSON object's names are texts.
    Map<String, @Nullable Object> fields = Json.convert(node, LinkedHashMap.class);
    return fields;
  }

  static Refusal missing() {
    return SalesforceError.NOT_FOUND.refusal("The requested resource does not exist");
  }
}
