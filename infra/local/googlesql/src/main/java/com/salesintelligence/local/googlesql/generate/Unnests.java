package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * UNNEST, of one array or of several side by side. Arrays are taken apart in the list of SELECT:
 * unlike with LATERAL, rows and elements keep their order.
 */
final class Unnests {
  private final Translation translation;

  Unnests(Translation translation) {
    this.translation = translation;
  }

  Block block(ResolvedArrayScan scan) {
    ResolvedExpr condition = scan.getJoinExpr();
    if (scan.getInputScan() == null) {
      return filtered(Block.of(elements(scan, "(SELECT 1 AS x0)", false)), condition);
    }
    String left = Joins.side(translation.block(scan.getInputScan()));
    if (!scan.getIsOuter()) {
      return filtered(Block.of(elements(scan, left, false)), condition);
    }
    if (condition == null) {
      return Block.of(elements(scan, left, true));
    }
    return Block.joined(
        "%s LEFT JOIN LATERAL (%s) ON %s"
            .formatted(
                left,
                elements(scan, "(SELECT 1 AS x0)", false),
                translation.expression(condition)));
  }

  private Block filtered(Block block, ResolvedExpr condition) {
    return condition == null ? block : block.filtered(translation.expression(condition));
  }

  /** The rows of the left side, once for each element; where it is outer, once at least. */
  private String elements(ResolvedArrayScan scan, String left, boolean outer) {
    List<ResolvedColumn> columns = scan.getElementColumnList();
    var arrays = new ArrayList<String>();
    var items = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      String array = translation.expression(scan.getArrayExprList().get(i));
      arrays.add(array + " AS " + list(columns.get(i)));
      items.add("unnest(%s) AS %s".formatted(several(scan, i, outer), name(columns.get(i))));
    }
    if (scan.getArrayOffsetColumn() != null) {
      String offsets = filled("range(0, " + length(scan) + ")", scan, outer);
      items.add(
          "unnest(%s) AS %s".formatted(offsets, name(scan.getArrayOffsetColumn().getColumn())));
    }
    return "SELECT *, %s FROM (SELECT *, %s FROM %s)"
        .formatted(String.join(", ", items), String.join(", ", arrays), left);
  }

  private static String list(ResolvedColumn column) {
    return "u" + name(column);
  }

  /** DuckDB pads the shorter of several lists with NULLs. */
  private static String several(ResolvedArrayScan scan, int index, boolean outer) {
    String array = list(scan.getElementColumnList().get(index));
    boolean whole = scan.getElementColumnList().size() == 1 || mode(scan).equals("PAD");
    return filled(whole ? array : array + "[1:" + length(scan) + "]", scan, outer);
  }

  private static String filled(String array, ResolvedArrayScan scan, boolean outer) {
    return outer
        ? "CASE WHEN %s > 0 THEN %s ELSE [NULL] END".formatted(length(scan), array)
        : array;
  }

  private static String length(ResolvedArrayScan scan) {
    List<String> lengths =
        scan.getElementColumnList().stream()
            .map(column -> "COALESCE(len(" + list(column) + "), 0)")
            .toList();
    if (lengths.size() == 1) {
      return lengths.getFirst();
    }
    String all = lengths.stream().collect(Collectors.joining(", ", "(", ")"));
    return switch (mode(scan)) {
      case "PAD" -> "greatest" + all;
      case "TRUNCATE" -> "least" + all;
      default ->
          "CASE WHEN greatest%s = least%s THEN greatest%s ELSE _gsql.i_fail('%s') END"
              .formatted(
                  all, all, all, "Unnested arrays under STRICT mode must have equal lengths");
    };
  }

  private static String mode(ResolvedArrayScan scan) {
    ResolvedExpr mode = scan.getArrayZipMode();
    if (mode == null) {
      return "PAD";
    }
    if (mode instanceof ResolvedLiteral literal && !literal.getValue().isNull()) {
      return literal.getValue().getEnumName();
    }
    throw SqlError.unsupported("UNNEST with a mode that is not a constant");
  }
}
