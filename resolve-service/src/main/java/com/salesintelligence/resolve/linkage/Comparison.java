package com.salesintelligence.resolve.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far two records agree in one respect. A pure function of the two. */
public interface Comparison {

  /** One of the records says nothing: neither for nor against. */
  int SILENT = -1;

  String name();

  /** The fields that it looks at, as indexes of an entry's values. */
  List<Integer> fields();

  /** From full agreement to none. */
  List<String> levels();

  /**
   * @return index of a level, or {@link #SILENT}
   */
  int level(Entry left, Entry right);

  /**
   * The field and value that both agree on, when this level is about a common value: a rare one
   * says more than a common one.
   */
  default @Nullable Common common(Entry left, Entry right, int level) {
    return null;
  }

  /** A value that both records have. */
  record Common(int field, String value) {}
}
