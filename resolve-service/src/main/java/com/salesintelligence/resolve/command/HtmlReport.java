package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Accuracy;
import com.salesintelligence.resolve.linkage.Curve;
import com.salesintelligence.resolve.linkage.Evaluation;
import com.salesintelligence.resolve.linkage.Evaluation.Mistake;
import com.salesintelligence.resolve.linkage.Explanation;
import com.salesintelligence.resolve.linkage.Model;
import com.salesintelligence.resolve.linkage.Truth;
import java.util.List;
import java.util.Locale;

/** An evaluation as a page of its own, with pictures; it needs nothing from elsewhere. */
final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1d2733; --dim: #6b7885; --paper: #fff; --line: #d9dfe5;
        --for: #1f7a5c; --against: #b8443a; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --dim: #93a1ae; --paper: #14191f;
        --line: #2c353e; --for: #5cc79f; --against: #ee8a80; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2.5rem }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums }
      th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line) }
      td.n, th.n { text-align: right }
      svg { max-width: 100%; height: auto } svg text { fill: var(--dim); font-size: 11px }
      p.dim { color: var(--dim) } .for { fill: var(--for) } .against { fill: var(--against) }
      .line { fill: none; stroke: var(--for); stroke-width: 2 } .axis { stroke: var(--line) }
      .ideal { stroke: var(--dim); stroke-dasharray: 3 4 }
      """;

  private final Work work;
  private final Evaluation evaluation;
  private final Curve curve;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Work work, Evaluation evaluation, Curve curve) {
    this.work = work;
    this.evaluation = evaluation;
    this.curve = curve;
  }

  static String of(Work work, Evaluation evaluation, Truth truth) {
    var curve = Curve.of(work.scored(), truth, evaluation.truePairs());
    return new HtmlReport(work, evaluation, curve).write();
  }

  private String write() {
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<title>Who is who: evaluation</title><style>")
        .append(STYLE)
        .append("</style><h1>Who is who: evaluation</h1>");
    paragraph(
        "%,d records, %,d pairs compared; %,.0f of %,.0f true pairs brought together by blocking."
            .formatted(
                work.files().entries().size(),
                work.scored().pairs().length,
                evaluation.reached(),
                evaluation.truePairs()));
    accuracies();
    heading("Precision and recall of pairs, as the threshold rises");
    page.append(Charts.precisionRecall(curve.points()));
    heading("Bits of true pairs (up) and of others (down)");
    page.append(Charts.histogram(curve.bars()));
    heading("Calibration: of pairs that should match with a probability, the share that does");
    page.append(Charts.calibration(curve.calibration()));
    paragraph("Mean distance, weighted by pairs: %.3f".formatted(curve.calibrationError()));
    heading("What agreement is worth, in bits");
    work.model().comparisons().forEach(this::weights);
    heading("Mistakes worth looking at");
    evaluation.mistakes().forEach(this::mistake);
    return page.append("</html>").toString();
  }

  private void accuracies() {
    page.append("<table><tr><th><th class=n>Precision<th class=n>Recall<th class=n>F1");
    row("Pairs, held-out half", evaluation.edges().heldOut());
    row("Pairs, all", evaluation.edges().all());
    row("Groups, held-out half", evaluation.groups().heldOut());
    row("Groups, all", evaluation.groups().all());
    var cubed = evaluation.bCubed();
    row("B-cubed, all", cubed.precision(), cubed.recall(), cubed.f1());
    page.append("</table>");
  }

  private void row(String name, Accuracy accuracy) {
    row(name, accuracy.precision(), accuracy.recall(), accuracy.f1());
  }

  private void row(String name, double precision, double recall, double f1) {
    page.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s<td class=n>%.5f<td class=n>%.5f<td class=n>%.5f",
            name,
            precision,
            recall,
            f1));
  }

  private void weights(Model.Weights weights) {
    page.append("<h3>").append(escaped(weights.name())).append("</h3>");
    page.append(Charts.bars(weights.levels(), bits(weights)));
  }

  private static List<Double> bits(Model.Weights weights) {
    var bits = new java.util.ArrayList<Double>();
    for (int level = 0; level < weights.levels().size(); level++) {
      bits.add(weights.milliBits(level) / 1000.0);
    }
    return bits;
  }

  private void mistake(Mistake mistake) {
    var entries = work.files().entries();
    Explanation why = work.linkage().explain(work.model(), mistake.left(), mistake.right());
    page.append(
        String.format(
            Locale.ROOT,
            "<h3>%s: %s and %s, %.1f bits</h3>",
            mistake.missed() ? "Missed" : "Wrong",
            escaped(entries.get(mistake.left()).id()),
            escaped(entries.get(mistake.right()).id()),
            mistake.milliBits() / 1000.0));
    page.append(Charts.waterfall(why));
  }

  private void heading(String text) {
    page.append("<h2>").append(escaped(text)).append("</h2>");
  }

  private void paragraph(String text) {
    page.append("<p class=dim>").append(escaped(text)).append("</p>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
