package com.salesintelligence.ingest.dialpad;

import com.salesintelligence.ingest.core.Body.TranscriptLine;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a transcript says: the lines that were spoken, and the moments between them. Questions that
 * Dialpad's AI found (ai_question) repeat what was spoken and are left out.
 *
 * @param sentiment -1 to 1; null without a moment that tells
 */
record Spoken(List<TranscriptLine> lines, List<String> moments, @Nullable Double sentiment) {

  static final Spoken NOTHING = new Spoken(List.of(), List.of(), null);

  private static final Set<String> MOMENTS = Set.of("moment", "custom_moment", "real_time_moment");

  /** An event takes 10 MB at most. */
  private static final int MOST_CHARS = 2_000_000;

  private static final int MOST_LINES = 50_000;

  Spoken {
    lines = List.copyOf(lines);
    moments = List.copyOf(moments);
  }

  /**
   * @throws WrongShape when it is no transcript
   */
  static Spoken of(CallRecord call, JsonNode transcript) {
    var json = transcript.path("lines");
    if (!json.isArray() && !json.isMissingNode() && !json.isNull()) {
      throw new WrongShape("lines", "a list");
    }
    refuseTooLong(json);
    var timed = TimedLine.inOrder(call, json);
    var moments =
        timed.stream()
            .filter(line -> MOMENTS.contains(line.type()))
            .map(TimedLine::content)
            .toList();
    var said = timed.stream().filter(line -> line.type().equals("transcript")).toList();
    return new Spoken(
        TimedLine.spoken(call, said), moments.stream().distinct().toList(), sentiment(moments));
  }

  private static void refuseTooLong(JsonNode lines) {
    long chars = 0;
    for (var line : lines) {
      chars += Fields.text(line, "content").length() + Fields.text(line, "name").length();
    }
    if (lines.size() > MOST_LINES || chars > MOST_CHARS) {
      throw new WrongShape("lines", "short enough: 50,000 lines and 2,000,000 characters at most");
    }
  }

  private static @Nullable Double sentiment(List<String> moments) {
    long good = moments.stream().filter("positive_sentiment"::equals).count();
    long bad = moments.stream().filter("negative_sentiment"::equals).count();
    return good + bad == 0 ? null : (double) (good - bad) / (good + bad);
  }
}
