package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares one part of a person's name, and sees when given name and surname stand in each other's
 * place: the part is then compared with what the other record has in the other field.
 */
final class NameComparison implements Comparison {

  /** So much alike, on average, must the names be when one record is read surname first. */
  private static final double ALIKE = 0.88;

  /** By so much that reading must beat the other. */
  private static final double CLEARLY = 0.3;

  private final String name;
  private final int field;
  private final int other;
  private final List<String> levels;
  private final ToIntBiFunction<String, String> unequal;

  NameComparison(
      String name,
      int field,
      int other,
      List<String> levels,
      ToIntBiFunction<String, String> unequal) {
    this.name = name;
    this.field = field;
    this.other = other;
    this.levels = List.copyOf(levels);
    this.unequal = unequal;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Integer> fields() {
    return List.of(field, other);
  }

  @Override
  public List<String> levels() {
    return levels;
  }

  @Override
  public int level(Entry left, Entry right) {
    String l = left.value(field);
    String r = right.value(swapped(left, right, field, other) ? other : field);
    if (l == null || r == null) {
      return SILENT;
    }
    return l.equals(r) ? 0 : unequal.applyAsInt(l, r);
  }

  @Override
  public @Nullable Common common(Entry left, Entry right, int level) {
    String value = left.value(field);
    return level == 0 && value != null ? new Common(field, value) : null;
  }

  /** Whether the records agree better when one of them is read surname first. */
  static boolean swapped(Entry left, Entry right, int given, int surname) {
    if (left.same(right, given) || left.same(right, surname)) {
      return false;
    }
    double crossed = alike(left, given, right, surname);
    boolean both = whole(left, given, surname) && whole(right, given, surname);
    if (both && crossed < 2 * ALIKE - 1) {
      return false;
    }
    crossed += alike(left, surname, right, given);
    int parts = both ? 2 : 1;
    return crossed >= parts * ALIKE
        && crossed
            > CLEARLY + alike(left, given, right, given) + alike(left, surname, right, surname);
  }

  private static boolean whole(Entry entry, int given, int surname) {
    return entry.value(given) != null && entry.value(surname) != null;
  }

  private static double alike(Entry left, int leftField, Entry right, int rightField) {
    String l = left.value(leftField);
    String r = right.value(rightField);
    if (l == null || r == null) {
      return 0;
    }
    return l.equals(r) ? 1 : Similarity.jaroWinkler(l, r);
  }
}
