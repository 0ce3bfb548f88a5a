package com.salesintelligence.local.vertex.fault;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Which request meets which fault. A request asks for one itself by the label {@code local-fault};
 * the program that started the server asks for the next requests, whoever sends them.
 */
public final class Faults {

  /** Of GenerateContentRequest and PredictRequest. */
  public static final String LABEL = "local-fault";

  private final Queue<Fault> next = new ArrayDeque<>();

  /** The next requests meet this fault, one after the other. */
  public synchronized void next(Fault fault, int requests) {
    for (int i = 0; i < requests; i++) {
      next.add(fault);
    }
  }

  /** What the request meets; a label comes before what waits for the next ones. */
  public synchronized Optional<Fault> of(Map<String, String> labels) {
    String asked = labels.get(LABEL);
    return asked != null ? Optional.of(Fault.parse(asked)) : Optional.ofNullable(next.poll());
  }
}
