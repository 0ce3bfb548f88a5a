package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One order for failures.
 *
 * @param path only calls whose path fits it; * stands for anything
 * @param parts true: the calls inside a batch fail, not the batch as a whole
 * @param count how often at most
 * @param share how many of the calls that fit, from 0 to 1
 * @param every of the calls that fit, each n-th
 * @param millis how long a slow answer takes, or after how long to try again
 * @param retryAfter whether a 429 says so in its header too
 * @param bytes after how many bytes of its body an answer ends
 * @param rate bytes per second of a slow drip
 */
record FaultOrder(
    String source,
    String fault,
    Pattern path,
    String method,
    boolean parts,
    long count,
    double share,
    long every,
    Optional<Instant> from,
    Optional<Instant> to,
    long millis,
    boolean retryAfter,
    long bytes,
    long rate) {
  private static final long LONGEST = 600_000;

  static FaultOrder of(JsonNode node) {
    boolean lasting = node.has("share") || node.has("every") || node.has("to");
    return new FaultOrder(
        node.path("source").asString(""),
        node.path("fault").asString(""),
        glob(node.path("path").asString("*")),
        node.path("method").asString(""),
        node.path("parts").asBoolean(false),
        number(node, "count", lasting ? Long.MAX_VALUE : 1, 1, Long.MAX_VALUE),
        share(node),
        number(node, "every", 1, 1, Long.MAX_VALUE),
        time(node, "from"),
        time(node, "to"),
        number(node, "millis", 1_000, 0, LONGEST),
        node.path("retry_after").asBoolean(false),
        number(node, "bytes", 30, 0, Long.MAX_VALUE),
        number(node, "rate", 2_000, 1, Long.MAX_VALUE));
  }

  private static Pattern glob(String path) {
    return Pattern.compile(
        Stream.of(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static long number(JsonNode node, String name, long usual, long least, long most) {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
      throw SteeringApi.problem(
          400, "%s must be a whole number from %d to %d.".formatted(name, least, most));
    }
    return value.asLong();
  }

  private static double share(JsonNode node) {
    double share = node.path("share").asDouble(1);
    if (share <= 0 || share > 1) {
      throw SteeringApi.problem(400, "share must be more than 0 and at most 1.");
    }
    return share;
  }

  private static Optional<Instant> time(JsonNode node, String name) {
    if (!node.has(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(node.path(name).asString("")));
    } catch (DateTimeException _) {
      throw SteeringApi.problem(400, name + " must be a time such as 2026-11-20T05:30:00Z.");
    }
  }

  boolean fits(String called, Request request, boolean part, Instant now) {
    return source.equals(called)
        && parts == part
        && (method.isEmpty() || method.equals(request.method()))
        && (from.isEmpty() || !now.isBefore(from.get()))
        && (to.isEmpty() || now.isBefore(to.get()))
        && path.matcher(request.path()).matches();
  }

  boolean over(Instant now) {
    return to.isPresent() && !now.isBefore(to.get());
  }

  Map<String, @Nullable Object> shown(long left) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("source", source);
    shown.put("fault", fault);
    shown.put("path", path.pattern().replace("\\Q", "").replace("\\E", "").replace(".*", "*"));
    shown.put("left", left == Long.MAX_VALUE ? "any number" : left);
    shown.put("share", share);
    shown.put("every", every);
    shown.put("parts", parts);
    shown.put("millis", millis);
    from.ifPresent(time -> shown.put("from", time.toString()));
    to.ifPresent(time -> shown.put("to", time.toString()));
    return shown;
  }
}
