package com.salesintelligence.web.commands;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many of the things that a command names came to which end. */
record Tally(long asked, long done, long skipped, long failed) {

  static Tally of(long asked, List<OutcomeRow> outcomes) {
    return new Tally(
        asked, count(outcomes, "done"), count(outcomes, "skipped"), count(outcomes, "failed"));
  }

  private static long count(List<OutcomeRow> outcomes, String status) {
    return outcomes.stream().filter(outcome -> outcome.status().equals(status)).count();
  }

  public boolean over() {
    return done + skipped + failed >= asked;
  }

  /** Style of a notice: good only when all went well. */
  public String style() {
    if (!over()) {
      return "busy";
    }
    return failed > 0 ? "bad" : skipped > 0 ? "mixed" : "good";
  }

  /** In words of a person. */
  public String words() {
    return Stream.of(part(done, "done"), part(skipped, "not done"), part(failed, "failed"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String part(long number, String what) {
    return number == 0 ? "" : number + " " + what;
  }
}
