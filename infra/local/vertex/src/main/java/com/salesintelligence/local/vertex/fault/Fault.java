package com.salesintelligence.local.vertex.fault;

import io.grpc.Status;
import java.time.Duration;
import java.util.regex.Pattern;

/** Something that goes wrong with a request, because the caller wants to see it go wrong. */
public sealed interface Fault {

  /** How a request asks for one of them. */
  String KNOWN =
      "resource-exhausted, unavailable, slow-{milliseconds}, malformed-json, blocked-answer, blocked-prompt";

  /** The request is refused as Vertex AI refuses it when it has too much to do, or is away. */
  record Refused(Status status) implements Fault {}

  /** The answer comes late. */
  record Slow(Duration by) implements Fault {}

  /** The generated JSON ends in the middle. */
  record MalformedJson() implements Fault {}

  /** The safety filter stops the answer: a candidate without content. */
  record BlockedAnswer() implements Fault {}

  /** The safety filter stops the prompt: no candidate at all. */
  record BlockedPrompt() implements Fault {}

  Fault RESOURCE_EXHAUSTED =
      new Refused(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "Resource exhausted. Please try again later. (Asked for with the fault resource-exhausted.)"));
  Fault UNAVAILABLE =
      new Refused(
          Status.UNAVAILABLE.withDescription(
              "The service is currently unavailable. (Asked for with the fault unavailable.)"));

  Pattern SLOW = Pattern.compile("slow-(\\d{1,6})");

  static Fault parse(String text) {
    var slow = SLOW.matcher(text);
    if (slow.matches()) {
      return new Slow(Duration.ofMillis(Long.parseLong(slow.group(1))));
    }
    return switch (text) {
      case "resource-exhausted" -> RESOURCE_EXHAUSTED;
      case "unavailable" -> UNAVAILABLE;
      case "malformed-json" -> new MalformedJson();
      case "blocked-answer" -> new BlockedAnswer();
      case "blocked-prompt" -> new BlockedPrompt();
      default ->
          throw Rejections.invalid("There is no fault '%s': ask for %s.".formatted(text, KNOWN));
    };
  }
}
