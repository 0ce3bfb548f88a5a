package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * What records say, how it is compared, and which records are worth comparing.
 *
 * @param oneToOne a record of one file has at most one partner in the other
 * @param largestBlock a blocking key that more records share is left out and reported
 */
public record Specification(
    List<Field> fields,
    List<Comparison> comparisons,
    List<BlockingRule> blocking,
    boolean oneToOne,
    int largestBlock) {

  public Specification {
    fields = List.copyOf(fields);
    comparisons = List.copyOf(comparisons);
    blocking = List.copyOf(blocking);
  }

  /**
   * Compares each field as its kind is compared; a surname that follows its given name is read
   * together with it.
   */
  public static List<Comparison> comparisons(List<Field> fields, Nicknames nicknames) {
    var comparisons = new ArrayList<Comparison>();
    int given = indexOf(fields, Kind.GIVEN_NAME);
    int surname = indexOf(fields, Kind.SURNAME);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      var how = Comparers.of(field.kind(), nicknames);
      int other = i == given ? surname : i == surname ? given : -1;
      var alone = new TextComparison(field.name(), i, how.levels(), how.unequal());
      comparisons.add(other < 0 ? alone : new NameComparison(alone, i, other));
    }
    if (given >= 0 && surname >= 0) {
      comparisons.add(new OrderComparison("order of names", given, surname));
    }
    return comparisons;
  }

  private static int indexOf(List<Field> fields, Kind kind) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }
}
