package com.salesintelligence.ingest.dialpad;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Dialpad said that a call has ended.
 *
 * @param transcribed that its transcript is ready
 */
record CallNotice(String callId, Instant startedAt, boolean transcribed) {

  private static final Duration NEAR = Duration.ofMinutes(1);

  /** One for both. */
  CallNotice and(CallNotice other) {
    return new CallNotice(callId, startedAt, transcribed || other.transcribed);
  }

  /** Calls that began close to each other. */
  record Span(Instant first, Instant last) {

    String path() {
      return "/api/v2/call?started_after=%d&started_before=%d"
          .formatted(Math.max(0, first.toEpochMilli() - 1), last.toEpochMilli() + 1);
    }
  }

  static List<Span> spans(Collection<CallNotice> notices) {
    var spans = new ArrayList<Span>();
    notices.stream()
        .map(CallNotice::startedAt)
        .sorted(Comparator.naturalOrder())
        .forEach(
            at -> {
              var span = spans.isEmpty() ? null : spans.getLast();
              if (span != null && !at.isAfter(span.last().plus(NEAR))) {
                spans.set(spans.size() - 1, new Span(span.first(), at));
              } else {
                spans.add(new Span(at, at));
              }
            });
    return spans;
  }
}
