package com.salesintelligence.local.googlesql.generate;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;

/** Joins of tables. */
final class Joins {
  private final Translation translation;

  Joins(Translation translation) {
    this.translation = translation;
  }

  Block join(ResolvedJoinScan scan) {
    String left = side(translation.block(scan.getLeftScan()));
    String right = translation.block(scan.getRightScan()).closed().from();
    String condition =
        scan.getJoinExpr() == null ? "TRUE" : translation.expression(scan.getJoinExpr());
    String kind = scan.getJoinType().name() + (scan.getIsLateral() ? " JOIN LATERAL " : " JOIN ");
    return Block.joined(left + " " + kind + right + " ON " + condition);
  }

  /** The left side may be a chain of joins. */
  static String side(Block block) {
    boolean plain = block.where().isEmpty() && block.order().isEmpty() && block.limit().isEmpty();
    return plain ? block.from() : block.closed().from();
  }
}
