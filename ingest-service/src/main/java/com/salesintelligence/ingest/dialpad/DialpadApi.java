package com.salesintelligence.ingest.dialpad;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.dialpad.DialpadFailures.Absent;
import com.salesintelligence.ingest.resilience.JsonSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Asks Dialpad, one question at a time. */
final class DialpadApi {

  private static final String BUDGET = "api";

  /** Dialpad hands out empty pages now and then, not hundreds in a row. */
  private static final int EMPTY_PAGES = 200;

  private final DialpadSettings settings;
  private final Calls calls;
  private final RestClient http;

  DialpadApi(DialpadSettings settings, Calls calls) {
    this.settings = settings;
    this.calls = calls;
    this.http = JsonSource.client(settings.connectTimeout(), settings.readTimeout());
  }

  /** Empty when Dialpad says that there is no such thing. */
  Optional<JsonNode> find(String path) {
    try {
      return Optional.of(calls.call(BUDGET, 1, () -> send(path)));
    } catch (Absent absent) {
      return Optional.empty();
    }
  }

  /**
   * Follows the cursors of a list to its end: a page may be short or empty and yet have one.
   *
   * @param path with its parameters
   */
  void forEachItem(String path, Consumer<JsonNode> reader) {
    var cursor = "";
    int empty = 0;
    do {
      var page = find(cursor.isEmpty() ? path : with(path, cursor)).orElseThrow(this::noList);
      var items = page.path("items");
      if (!items.isArray() && !items.isMissingNode() && !items.isNull()) {
        throw DialpadFailures.unreadable(null);
      }
      items.forEach(reader);
      var next = page.path("cursor").asString("");
      empty = items.isEmpty() ? empty + 1 : 0;
      if (!next.isEmpty() && (next.equals(cursor) || empty > EMPTY_PAGES)) {
        // This list would have no end.
        throw DialpadFailures.unreadable(null);
      }
      cursor = next;
    } while (!cursor.isEmpty());
  }

  private SourceFailure noList() {
    return new SourceFailure(
        Fault.SOURCE_REQUEST_REJECTED,
        "Dialpad has no such list; check that ingest.dialpad.root-url is Dialpad's.");
  }

  private static String with(String path, String cursor) {
    return path
        + (path.contains("?") ? "&" : "?")
        + "cursor="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private JsonNode send(String path) {
    try {
      return http.get()
          .uri(settings.rootUrl().resolve(path))
          .header("Authorization", "Bearer " + settings.apiKey())
          .exchange(
              (sent, response) -> {
                int status = response.getStatusCode().value();
                var bytes = response.getBody().readAllBytes();
                if (status == 200) {
                  return DialpadFailures.DIALPAD.object(bytes);
                }
                throw DialpadFailures.of(
                    status, bytes, response.getHeaders().getFirst("Retry-After"));
              });
    } catch (ResourceAccessException e) {
      throw DialpadFailures.DIALPAD.unreachable(e);
    }
  }
}
