package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Compares one field with itself; level 0 is equality. */
final class TextComparison implements Comparison {

  private final String name;
  private final int field;
  private final List<String> levels;
  private final ToIntBiFunction<String, String> unequal;

  /**
   * @param unequal level of two values that are not equal: 1 or more
   */
  TextComparison(
      String name, int field, List<String> levels, ToIntBiFunction<String, String> unequal) {
    this.name = name;
    this.field = field;
    this.levels = List.copyOf(levels);
    this.unequal = unequal;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Integer> fields() {
    return List.of(field);
  }

  @Override
  public List<String> levels() {
    return levels;
  }

  @Override
  public int level(Entry left, Entry right) {
    return level(left.value(field), right.value(field));
  }

  int level(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return SILENT;
    }
    return left.equals(right) ? 0 : unequal.applyAsInt(left, right);
  }

  @Override
  public @Nullable Common common(Entry left, Entry right, int level) {
    String value = left.value(field);
    return level == 0 && value != null ? new Common(field, value) : null;
  }
}
