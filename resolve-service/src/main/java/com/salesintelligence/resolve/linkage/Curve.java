package com.salesintelligence.resolve.linkage;

import com.salesintelligence.resolve.linkage.Linkage.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a report draws: precision and recall at every threshold, how the bits of true pairs and of
 * others are spread, and whether probabilities mean what they say.
 *
 * @param calibrationError mean distance between probability and share, weighted by pairs
 */
public record Curve(
    List<Point> points, List<Bar> bars, List<Calibrated> calibration, double calibrationError) {

  private static final int POINTS = 200;
  private static final int BUCKETS = 10;

  /** At one threshold. */
  public record Point(double bits, double precision, double recall) {}

  /** Pairs whose bits begin with this whole number. */
  public record Bar(long bits, int same, int other) {}

  /** Pairs of about one probability, and the share of them that matches. */
  public record Calibrated(double probability, double share, int pairs) {}

  public static Curve of(Scored scored, Truth truth, double truePairs) {
    var calibration = calibration(scored, truth);
    double pairs = calibration.stream().mapToInt(Calibrated::pairs).sum();
    double error =
        calibration.stream()
                .mapToDouble(c -> Math.abs(c.share() - c.probability()) * c.pairs())
                .sum()
            / Math.max(1, pairs);
    return new Curve(points(scored, truth, truePairs), bars(scored, truth), calibration, error);
  }

  private static List<Point> points(Scored scored, Truth truth, double truePairs) {
    var order =
        IntStream.range(0, scored.pairs().length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> -scored.milliBits()[i]))
            .toList();
    var points = new ArrayList<Point>();
    int step = Math.max(1, order.size() / POINTS);
    int right = 0;
    for (int found = 1; found <= order.size(); found++) {
      int pair = order.get(found - 1);
      right += truth.same(scored.left(pair), scored.right(pair)) ? 1 : 0;
      if (found % step == 0 || found == order.size()) {
        points.add(
            new Point(
                scored.milliBits()[pair] / 1000.0,
                (double) right / found,
                right / Math.max(1, truePairs)));
      }
    }
    return List.copyOf(points);
  }

  private static List<Bar> bars(Scored scored, Truth truth) {
    var counts = new TreeMap<Long, int[]>();
    for (int i = 0; i < scored.pairs().length; i++) {
      int[] both =
          counts.computeIfAbsent(Math.floorDiv(scored.milliBits()[i], 1000L), bits -> new int[2]);
      both[truth.same(scored.left(i), scored.right(i)) ? 0 : 1]++;
    }
    return counts.entrySet().stream()
        .map(e -> new Bar(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  private static List<Calibrated> calibration(Scored scored, Truth truth) {
    double[] sums = new double[BUCKETS];
    int[] same = new int[BUCKETS];
    int[] pairs = new int[BUCKETS];
    for (int i = 0; i < scored.pairs().length; i++) {
      double p = Model.probability(scored.milliBits()[i]);
      int bucket = Math.min(BUCKETS - 1, (int) (p * BUCKETS));
      sums[bucket] += p;
      same[bucket] += truth.same(scored.left(i), scored.right(i)) ? 1 : 0;
      pairs[bucket]++;
    }
    return IntStream.range(0, BUCKETS)
        .filter(b -> pairs[b] > 0)
        .mapToObj(b -> new Calibrated(sums[b] / pairs[b], (double) same[b] / pairs[b], pairs[b]))
        .toList();
  }
}
