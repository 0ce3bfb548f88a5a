package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.policy.Score;
import com.salesintelligence.score.core.policy.Today;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is different from the recommendation before it, in plain sentences. */
public final class Changes {

  private Changes() {}

  /** Empty when a seller would see no difference. */
  public static List<String> since(Optional<StoredRecommendation> before, Recommendation now) {
    return before.map(stored -> between(stored, now)).orElseGet(() -> List.of(first(now)));
  }

  private static String first(Recommendation now) {
    return "Scored for the first time: priority " + now.scores().priority().total();
  }

  private static List<String> between(StoredRecommendation before, Recommendation now) {
    var changes = new ArrayList<String>();
    Arrays.stream(Score.values())
        .filter(score -> before.total(score) != now.scores().of(score).total())
        .map(score -> moved(score, before, now))
        .forEach(changes::add);
    if (!before.action().equals(now.action())) {
      changes.add("Next step is now: " + now.action());
    }
    signals(before, now).forEach(changes::add);
    if (!before.lastInteraction().equals(now.lastInteraction())) {
      changes.add(interaction(now));
    }
    return List.copyOf(changes);
  }

  private static String moved(Score score, StoredRecommendation before, Recommendation now) {
    int from = before.total(score);
    int to = now.scores().of(score).total();
    String verb = to > from ? " rose from " : " fell from ";
    String why = Cause.of(score, before, now.scores()).map(cause -> ": " + cause).orElse("");
    return score.label() + verb + from + " to " + to + why;
  }

  private static Stream<String> signals(StoredRecommendation before, Recommendation now) {
    return Stream.concat(
        now.signals().stream()
            .filter(signal -> !before.signals().contains(signal))
            .map(signal -> "New signal: " + signal),
        before.signals().stream()
            .filter(signal -> !now.signals().contains(signal))
            .map(signal -> "No longer a main signal: " + signal));
  }

  private static String interaction(Recommendation now) {
    return now.lastInteraction()
        .map(at -> "Last contact is now of " + Today.day(at))
        .orElse("No contact is on record any more");
  }
}
