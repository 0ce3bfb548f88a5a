package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The calls under {@code /services/data}. */
public final class SalesforceApi implements Handler {
  private static final int RETIRED_BELOW = 31;
  private static final int NEWEST = 66;
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})\\.0");

  private final Records records;
  private final Sessions sessions;
  private final Usage usage;
  private final Replication replication;
  private final QueryPages pages;

  public SalesforceApi(Records records, Sessions sessions, Usage usage, InstantSource clock) {
    this.records = records;
    this.sessions = sessions;
    this.usage = usage;
    this.replication = new Replication(records, clock);
    this.pages = new QueryPages(records, sessions);
  }

  @Override
  public Answer answer(Request request) {
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

  private Answer checked(Request request, String[] path) {
    checkVersion(path[2]);
    String token = request.bearerToken().orElse("");
    var session =
        sessions
            .find(token)
            .orElseThrow(
                () -> SalesforceError.INVALID_SESSION_ID.refusal("Session expired or invalid"));
    usage.spend();
    if (!request.method().equals("GET")) {
      throw SalesforceError.METHOD_NOT_ALLOWED.refusal(
          "HTTP Method '" + request.method() + "' not allowed. Allowed are GET");
    }
    String resource = path.length > 3 ? path[3] : "";
    boolean whole = path.length == 4 || path[path.length - 1].isEmpty();
    return switch (resource) {
      case "query", "queryAll" ->
          whole
              ? pages.first(request, session, path[2], resource)
              : pages.next(session, path[2], path[4], resource);
      case "sobjects" -> object(request, path);
      case "limits" -> limits();
      default -> throw missing();
    };
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

  private Answer object(Request request, String[] path) {
    if (path.length != 6) {
      throw missing();
    }
    var type = ObjectType.named(path[4]).orElseThrow(SalesforceApi::missing);
    return switch (path[5]) {
      case "deleted" -> replication.deleted(type, request);
      case "updated" -> replication.updated(type, request);
      default -> record(type, path[5], path[2]);
    };
  }

  private Answer record(ObjectType type, String id, String version) {
    var row = records.find(type, id).orElseThrow(SalesforceApi::missing);
    if (row.deleted()) {
      throw new Refusal(
          Answer.json(
              404,
              List.of(Map.of("errorCode", "ENTITY_IS_DELETED", "message", "entity is deleted"))));
    }
    return Answer.json(200, Body.of(Json.write(out -> RowJson.whole(out, row, version))));
  }

  private Answer limits() {
    return Answer.json(
        200,
        Map.of("DailyApiRequests", Map.of("Max", usage.limit(), "Remaining", usage.remaining())));
  }

  static Refusal missing() {
    return SalesforceError.NOT_FOUND.refusal("The requested resource does not exist");
  }
}
