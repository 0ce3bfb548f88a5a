package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Cut;
import com.salesintelligence.local.sandbox.http.Delivery;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Failures that were ordered: the calls to a source that fit an order meet them. */
public final class Faults {
  private static final Set<String> KINDS =
      Set.of(
          "429",
          "403",
          "401",
          "500",
          "502",
          "503",
          "slow",
          "drip",
          "cut",
          "truncated",
          "reset",
          "html");
  private static final String HTML =
      "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>We will be back.</body></html>";

  private final Map<String, ErrorShapes> shapes;
  private final InstantSource clock;
  private final List<Standing> orders = new ArrayList<>();

  private static final class Standing {
    final FaultOrder order;
    final Dice dice = new Dice(1);
    long left;
    long seen;

    Standing(FaultOrder order) {
      this.order = order;
      this.left = order.count();
    }

    /** Whether this call is one of those that fail. */
    boolean strikes() {
      return ++seen % order.every() == 0 && (order.share() >= 1 || dice.chance(order.share()));
    }
  }

  /**
   * @param shapes by source
   */
  public Faults(Map<String, ErrorShapes> shapes, InstantSource clock) {
    this.shapes = Map.copyOf(shapes);
    this.clock = clock;
  }

  void order(byte[] json) {
    var order = FaultOrder.of(Json.read(json));
    ErrorShapes own = shapes.get(order.source());
    if (own == null) {
      throw SteeringApi.problem(
          400,
          "source must be one of %s, not '%s'."
              .formatted(new TreeSet<>(shapes.keySet()), order.source()));
    }
    if (!KINDS.contains(order.fault()) && !own.own().contains(order.fault())) {
      var known = new TreeSet<>(KINDS);
      known.addAll(own.own());
      throw SteeringApi.problem(
          400, "fault must be one of %s, not '%s'.".formatted(known, order.fault()));
    }
    synchronized (this) {
      orders.add(new Standing(order));
    }
  }

  synchronized void clear() {
    orders.clear();
  }

  synchronized List<Map<String, @Nullable Object>> open() {
    return orders.stream().map(one -> one.order.shown(one.left)).toList();
  }

  private synchronized @Nullable FaultOrder take(String source, Request request, boolean part) {
    if (orders.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    orders.removeIf(one -> one.order.over(now));
    for (Iterator<Standing> all = orders.iterator(); all.hasNext(); ) {
      Standing one = all.next();
      if (one.order.fits(source, request, part, now) && one.strikes()) {
        if (--one.left <= 0) {
          all.remove();
        }
        return one.order;
      }
    }
    return null;
  }

  /** Answers a call as the handler does, unless an order has it fail. */
  public Answer over(String source, Request request, boolean part, Handler handler)
      throws IOException {
    FaultOrder order = take(source, request, part);
    if (order == null) {
      return handler.answer(request);
    }
    var errors = shapes.get(source);
    if (errors == null) {
      throw new IllegalStateException("No shapes of errors for " + source);
    }
    return switch (order.fault()) {
      case "cut" -> throw new Cut();
      case "slow" -> {
        pause(Duration.ofMillis(order.millis()));
        yield handler.answer(request);
      }
      case "drip" -> whole(handler, request).by(Delivery.drip(order.rate()));
      case "truncated" -> whole(handler, request).by(Delivery.cutAfter(order.bytes()));
      case "reset" -> whole(handler, request).by(Delivery.resetAfter(order.bytes()));
      case "html" -> Answer.text(200, "text/html; charset=UTF-8", HTML);
      case "429" -> tooMany(errors, order);
      case "403" -> errors.forbidden();
      case "401" -> errors.unauthorized(request);
      case "500", "502", "503" -> errors.failed(Integer.parseInt(order.fault()));
      default -> errors.own(order.fault(), request);
    };
  }

  private Answer tooMany(ErrorShapes errors, FaultOrder order) {
    Instant at = clock.instant().plusMillis(order.millis()).truncatedTo(ChronoUnit.MILLIS);
    Answer answer = errors.tooMany(at);
    return order.retryAfter()
        ? answer.with("Retry-After", Long.toString((order.millis() + 999) / 1_000))
        : answer;
  }

  private static Answer whole(Handler handler, Request request) throws IOException {
    try {
      return handler.answer(request);
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cut();
    }
  }
}
