package com.salesintelligence.web.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of scores as the points of an SVG polyline; scores run from 0 to 100. */
final class Sparkline {

  private static final int MARGIN = 2;

  private Sparkline() {}

  static String points(List<Long> scores, int width, int height) {
    if (scores.size() < 2) {
      return "";
    }
    long low = scores.stream().mapToLong(Long::longValue).min().orElse(0);
    long high = scores.stream().mapToLong(Long::longValue).max().orElse(100);
    long middle = (low + high) / 2;
    // A change of a point or two should look like one.
    double span = Math.max(20, high - low);
    var points = new ArrayList<String>(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      double x = MARGIN + (width - 2.0 * MARGIN) * i / (scores.size() - 1);
      double y = height / 2.0 - (scores.get(i) - middle) / span * (height - 2.0 * MARGIN);
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
    }
    return String.join(" ", points);
  }
}
