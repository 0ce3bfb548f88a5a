package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Curve.Bar;
import com.salesintelligence.resolve.linkage.Curve.Calibrated;
import com.salesintelligence.resolve.linkage.Curve.Point;
import com.salesintelligence.resolve.linkage.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report's pictures, as SVG. */
final class Charts {

  private static final int SIDE = 320;
  private static final int MARGIN = 36;
  private static final int WIDE = 760;
  private static final int ROW = 20;

  private Charts() {}

  static String precisionRecall(List<Point> points) {
    var line = new StringBuilder();
    for (Point point : points) {
      line.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", across(point.recall()), up(point.precision())));
    }
    return square("recall", "precision", "<polyline class=\"line\" points=\"" + line + "\"/>");
  }

  static String calibration(List<Calibrated> buckets) {
    var dots = new StringBuilder();
    dots.append(
        String.format(
            Locale.ROOT,
            "<line class=\"ideal\" x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\"/>",
            across(0),
            up(0),
            across(1),
            up(1)));
    for (Calibrated bucket : buckets) {
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"for\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%,d pairs</title></circle>",
              across(bucket.probability()),
              up(bucket.share()),
              2 + Math.log10(1 + bucket.pairs()),
              bucket.pairs()));
    }
    return square("probability", "share that matches", dots.toString());
  }

  private static String square(String below, String beside, String content) {
    return String.format(
        Locale.ROOT,
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">"
            + "<line class=\"axis\" x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\"/>"
            + "<line class=\"axis\" x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\"/>%s"
            + "<text x=\"%d\" y=\"%d\">0 to 1: %s</text><text x=\"%d\" y=\"12\">%s, 0 to 1</text></svg>",
        SIDE + 2 * MARGIN,
        SIDE + 2 * MARGIN,
        SIDE,
        across(0),
        up(0),
        across(1),
        up(0),
        across(0),
        up(0),
        across(0),
        up(1),
        content,
        MARGIN,
        SIDE + 2 * MARGIN - 14,
        below,
        MARGIN,
        beside);
  }

  private static double across(double share) {
    return MARGIN + share * SIDE;
  }

  private static double up(double share) {
    return MARGIN + (1 - share) * SIDE;
  }

  /** Both kinds of pairs on a logarithmic scale: the others are far more. */
  static String histogram(List<Bar> bars) {
    double most =
        bars.stream()
            .mapToDouble(b -> Math.log10(1.0 + Math.max(b.same(), b.other())))
            .max()
            .orElse(1);
    int middle = 130;
    double width = bars.isEmpty() ? 1 : (double) WIDE / bars.size();
    var content = new StringBuilder();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double same = 110 * Math.log10(1.0 + bar.same()) / Math.max(1, most);
      double other = 110 * Math.log10(1.0 + bar.other()) / Math.max(1, most);
      content.append(rectangle("for", i * width, middle - same, width - 1, same));
      content.append(rectangle("against", i * width, middle, width - 1, other));
      if (bar.bits() % 10 == 0) {
        content.append(label(i * width, 255, bar.bits() + " bits"));
      }
    }
    return svg(WIDE, 260, content);
  }

  static String bars(List<String> names, List<Double> bits) {
    double most = bits.stream().mapToDouble(Math::abs).max().orElse(1);
    var content = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      row(content, i, names.get(i), 0, bits.get(i), most);
    }
    return svg(WIDE, names.size() * ROW + 6, content);
  }

  /** Each step begins where the one before it ended. */
  static String waterfall(Explanation why) {
    var names = new ArrayList<String>();
    var starts = new ArrayList<Double>();
    var bits = new ArrayList<Double>();
    double sum = 0;
    names.add("any two records");
    starts.add(0.0);
    bits.add(why.prior() / 1000.0);
    sum += why.prior() / 1000.0;
    for (var step : why.steps()) {
      names.add(
          "%s, %s: %s | %s".formatted(step.comparison(), step.level(), step.left(), step.right()));
      starts.add(sum);
      bits.add(step.milliBits() / 1000.0);
      sum += step.milliBits() / 1000.0;
    }
    double most = 1;
    for (int i = 0; i < bits.size(); i++) {
      most =
          Math.max(most, Math.max(Math.abs(starts.get(i)), Math.abs(starts.get(i) + bits.get(i))));
    }
    var content = new StringBuilder();
    for (int i = 0; i < bits.size(); i++) {
      row(content, i, names.get(i), starts.get(i), bits.get(i), most);
    }
    return svg(WIDE, bits.size() * ROW + 6, content);
  }

  private static void row(
      StringBuilder content, int row, String name, double start, double bits, double most) {
    double zero = 560;
    double scale = 190 / Math.max(0.001, most);
    double from = zero + Math.min(start, start + bits) * scale;
    content.append(label(0, row * ROW + 15, name));
    content.append(
        rectangle(bits < 0 ? "against" : "for", from, row * ROW + 5, Math.abs(bits) * scale, 12));
    content.append(label(310, row * ROW + 15, String.format(Locale.ROOT, "%+.1f", bits)));
  }

  private static String rectangle(String style, double x, double y, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        style,
        x,
        y,
        Math.max(0.5, width),
        height);
  }

  private static String label(double x, double y, String text) {
    String cut = text.length() > 62 ? text.substring(0, 61) + "…" : text;
    return String.format(
        Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, HtmlReport.escaped(cut));
  }

  private static String svg(int width, int height, StringBuilder content) {
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">%s</svg>"
        .formatted(width, height, width, content);
  }
}
