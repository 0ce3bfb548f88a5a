package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.salesintelligence.local.googlesql.SqlError;

/** Joins, of tables and of arrays. */
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

  /** UNNEST, on its own or joined with the rows whose arrays it takes apart. */
  Block array(ResolvedArrayScan scan) {
    if (scan.getArrayExprList().size() != 1 || scan.getArrayZipMode() != null) {
      throw SqlError.unsupported("UNNEST of several arrays");
    }
    String elements = elements(scan);
    if (scan.getInputScan() == null) {
      return scan.getJoinExpr() == null
          ? Block.of(elements)
          : Block.of(elements).filtered(translation.expression(scan.getJoinExpr()));
    }
    String left = side(translation.block(scan.getInputScan()));
    String condition =
        scan.getJoinExpr() == null ? "TRUE" : translation.expression(scan.getJoinExpr());
    String kind = scan.getIsOuter() ? " LEFT JOIN LATERAL (" : " INNER JOIN LATERAL (";
    return Block.joined(left + kind + elements + ") ON " + condition);
  }

  private String elements(ResolvedArrayScan scan) {
    String element = name(scan.getElementColumnList().getFirst());
    String alias = "u" + element;
    String items = alias + ".e AS " + element;
    if (scan.getArrayOffsetColumn() != null) {
      items += ", %s.o - 1 AS %s".formatted(alias, name(scan.getArrayOffsetColumn().getColumn()));
    }
    String array = translation.expression(scan.getArrayExprList().getFirst());
    return "SELECT %s FROM unnest(%s) WITH ORDINALITY AS %s(e, o)".formatted(items, array, alias);
  }

  /** The left side may be a chain of joins. */
  private static String side(Block block) {
    boolean plain = block.where().isEmpty() && block.order().isEmpty() && block.limit().isEmpty();
    return plain ? block.from() : block.closed().from();
  }
}
