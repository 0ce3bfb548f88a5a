package com.salesintelligence.resolve.linkage;

import java.util.List;
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

  private final TextComparison part;
  private final int field;
  private final int other;

  /**
   * @param part compares the field with itself
   * @param other where the part stands in a record that is read surname first
   */
  NameComparison(TextComparison part, int field, int other) {
    this.part = part;
    this.field = field;
    this.other = other;
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public List<Integer> fields() {
    return List.of(field, other);
  }

  @Override
  public List<String> levels() {
    return part.levels();
  }

  @Override
  public int level(Entry left, Entry right) {
    return part.level(
        left.value(field), right.value(swapped(left, right, field, other) ? other : field));
  }

  @Override
  public @Nullable Common common(Entry left, Entry right, int level) {
    return part.common(left, right, level);
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
