package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.gmail.GmailError;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Cut;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.salesforce.SalesforceError;
import com.salesintelligence.local.sandbox.salesforce.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failures that were ordered: the next calls to a source meet them. */
public final class Faults {
  static final List<String> KINDS = List.of("429", "403", "401", "503", "slow", "cut");

  private final Sessions sessions;
  private final InstantSource clock;
  private final List<Ordered> orders = new ArrayList<>();

  /**
   * One order.
   *
   * @param parts true: the calls inside a batch fail, not the batch as a whole
   * @param millis how long a slow answer takes, or after how long to try again
   */
  record Order(String source, String fault, int count, boolean parts, long millis) {}

  private static final class Ordered {
    final Order order;
    int left;

    Ordered(Order order) {
      this.order = order;
      this.left = order.count;
    }
  }

  public Faults(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  synchronized void order(Order order) {
    orders.add(new Ordered(order));
  }

  synchronized void clear() {
    orders.clear();
  }

  synchronized List<Map<String, Object>> open() {
    return orders.stream()
        .map(
            one ->
                Map.<String, Object>of(
                    "source",
                    one.order.source,
                    "fault",
                    one.order.fault,
                    "left",
                    one.left,
                    "parts",
                    one.order.parts))
        .toList();
  }

  private synchronized @Nullable Order take(Source source, boolean part) {
    for (Iterator<Ordered> all = orders.iterator(); all.hasNext(); ) {
      Ordered one = all.next();
      if (Source.named(one.order.source).equals(Optional.of(source)) && one.order.parts == part) {
        if (--one.left <= 0) {
          all.remove();
        }
        return one.order;
      }
    }
    return null;
  }

  /** Lets the call pass, delays it, or ends it as ordered. */
  public void meet(Source source, Request request, boolean part) {
    Order order = take(source, part);
    if (order == null) {
      return;
    }
    switch (order.fault) {
      case "cut" -> throw new Cut();
      case "slow" -> wait(Duration.ofMillis(order.millis));
      default ->
          throw new Refusal(source == Source.GMAIL ? gmail(order) : salesforce(order, request));
    }
  }

  private static void wait(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cut();
    }
  }

  private Answer gmail(Order order) {
    return switch (order.fault) {
      case "429" ->
          GmailError.userRateLimit(
              clock.instant().plusMillis(order.millis).truncatedTo(ChronoUnit.MILLIS));
      case "403" -> GmailError.USER_RATE_LIMIT.answer("User Rate Limit Exceeded");
      case "401" -> GmailError.AUTH_ERROR.answer("Invalid Credentials");
      default -> GmailError.BACKEND.answer("The service is currently unavailable.");
    };
  }

  private Answer salesforce(Order order, Request request) {
    return switch (order.fault) {
      case "429" ->
          Answer.json(
              429,
              List.of(
                  Map.of(
                      "message",
                      "TotalRequests Limit exceeded.",
                      "errorCode",
                      "REQUEST_LIMIT_EXCEEDED")));
      case "403" -> SalesforceError.REQUEST_LIMIT_EXCEEDED.answer("TotalRequests Limit exceeded.");
      case "401" -> {
        request.bearerToken().ifPresent(sessions::end);
        yield SalesforceError.INVALID_SESSION_ID.answer("Session expired or invalid");
      }
      default -> Answer.text(503, "text/html", "<html><body>Service Unavailable</body></html>");
    };
  }

  static Order read(byte[] json) {
    var node = Json.read(json);
    return new Order(
        node.path("source").asString(""),
        node.path("fault").asString(""),
        node.path("count").asInt(1),
        node.path("parts").asBoolean(false),
        node.path("millis").asLong(1_000));
  }
}
