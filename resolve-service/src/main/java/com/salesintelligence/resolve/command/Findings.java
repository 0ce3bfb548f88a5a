package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Accuracy;
import com.salesintelligence.resolve.linkage.Evaluation;
import com.salesintelligence.resolve.linkage.Evaluation.Mistake;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What an evaluation found, for a terminal and for a program. */
record Findings(Work work, Evaluation evaluation) {

  private static final int SHOWN = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String text() {
    var text = new StringBuilder();
    line(text, "%,d records, %,d pairs compared", work.files().entries().size(), pairs());
    line(
        text,
        "%,.0f of %,.0f true pairs are brought together by the blocking rules",
        evaluation.reached(),
        evaluation.truePairs());
    work.scored()
        .oversized()
        .forEach((key, n) -> line(text, "left out: %,d records share the key %s", n, key));
    line(text, "");
    line(text, "%-28s %9s %9s %9s", "", "precision", "recall", "F1");
    row(text, "pairs, held-out half", evaluation.edges().heldOut());
    row(text, "pairs, all", evaluation.edges().all());
    row(text, "groups, held-out half", evaluation.groups().heldOut());
    row(text, "groups, all", evaluation.groups().all());
    var cubed = evaluation.bCubed();
    line(
        text,
        "%-28s %9.5f %9.5f %9.5f",
        "B-cubed, all",
        cubed.precision(),
        cubed.recall(),
        cubed.f1());
    line(
        text,
        "thresholds, in bits: %.1f for pairs, %.1f for groups",
        evaluation.edges().threshold() / 1000.0,
        evaluation.groups().threshold() / 1000.0);
    evaluation.mistakes().stream().limit(SHOWN).forEach(mistake -> explain(text, mistake));
    return text.toString().stripTrailing();
  }

  private void explain(StringBuilder text, Mistake mistake) {
    var entries = work.files().entries();
    line(text, "");
    line(
        text,
        "%s %s and %s (%.1f bits)",
        mistake.missed() ? "Missed:" : "Wrong:",
        entries.get(mistake.left()).id(),
        entries.get(mistake.right()).id(),
        mistake.milliBits() / 1000.0);
    text.append(work.linkage().explain(work.model(), mistake.left(), mistake.right()).text());
  }

  String json() {
    var all = new LinkedHashMap<String, Object>();
    all.put("records", work.files().entries().size());
    all.put("pairs_compared", pairs());
    all.put("true_pairs", (long) evaluation.truePairs());
    all.put("true_pairs_reached", (long) evaluation.reached());
    all.put("pairs", result(evaluation.edges()));
    all.put("groups", result(evaluation.groups()));
    var cubed = evaluation.bCubed();
    all.put(
        "b_cubed",
        Map.of("precision", cubed.precision(), "recall", cubed.recall(), "f1", cubed.f1()));
    return object(all);
  }

  static String object(Map<String, ?> fields) {
    return JSON.writeValueAsString(fields);
  }

  private static Map<String, Object> result(Evaluation.Result result) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("threshold_bits", result.threshold() / 1000.0);
    fields.put("held_out", accuracy(result.heldOut()));
    fields.put("all", accuracy(result.all()));
    return fields;
  }

  private static Map<String, Object> accuracy(Accuracy accuracy) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("precision", accuracy.precision());
    fields.put("recall", accuracy.recall());
    fields.put("f1", accuracy.f1());
    return fields;
  }

  private int pairs() {
    return work.scored().pairs().length;
  }

  private static void row(StringBuilder text, String name, Accuracy accuracy) {
    line(
        text,
        "%-28s %9.5f %9.5f %9.5f",
        name,
        accuracy.precision(),
        accuracy.recall(),
        accuracy.f1());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
