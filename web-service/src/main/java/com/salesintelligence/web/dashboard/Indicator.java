package com.salesintelligence.web.dashboard;

/**
 * How the team does in one respect.
 *
 * @param state good, watch, attention or unknown
 * @param goal what is good, in words
 */
record Indicator(String title, String value, String state, String goal) {

  static Indicator unmatched(long unmatched) {
    var state = unmatched < 20 ? "good" : unmatched > 50 ? "attention" : "watch";
    return new Indicator("Unmatched mails", Long.toString(unmatched), state, "Good below 20");
  }

  static Indicator hotContacted(long hot, long contacted) {
    var goal = "Good above 80 % within 7 days";
    if (hot == 0) {
      return new Indicator("Hot accounts contacted", "–", "unknown", "No hot accounts today");
    }
    long percent = Math.round(100.0 * contacted / hot);
    var state = percent > 80 ? "good" : percent < 60 ? "attention" : "watch";
    return new Indicator("Hot accounts contacted", percent + " %", state, goal);
  }

  static Indicator engagement(@org.jspecify.annotations.Nullable Double average) {
    if (average == null) {
      return new Indicator("Average engagement", "–", "unknown", "No account is scored yet");
    }
    var state = average > 60 ? "good" : average < 40 ? "attention" : "watch";
    return new Indicator(
        "Average engagement", Long.toString(Math.round(average)), state, "Good above 60");
  }

  /** The state in a word, for those who do not see its colour. */
  public String word() {
    return switch (state) {
      case "good" -> "Good";
      case "attention" -> "Needs attention";
      case "watch" -> "Watch";
      default -> "No data";
    };
  }
}
