package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedOrderByItemEnums.NullOrderMode;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.List;
import java.util.stream.Collectors;

/** ORDER BY: NULL comes first when ascending, and NaN before every other number. */
final class Orders {
  private Orders() {}

  static String items(List<ResolvedOrderByItem> items) {
    return items.stream().map(Orders::item).collect(Collectors.joining(", "));
  }

  private static String item(ResolvedOrderByItem item) {
    String direction = direction(item);
    String column = name(item.getColumnRef().getColumn());
    if (item.getColumnRef().getType().isRange()) {
      return range(item, column);
    }
    if (!item.getColumnRef().getType().isFloatingPoint()) {
      return column + direction;
    }
    String nan = "isnan(" + column + ")" + (item.getIsDescending() ? " ASC" : " DESC");
    return nan + nulls(item) + ", " + column + direction;
  }

  /** An unbounded start comes before, an unbounded end after all others. */
  private static String range(ResolvedOrderByItem item, String column) {
    String sort = item.getIsDescending() ? " DESC" : " ASC";
    String first = item.getIsDescending() ? " NULLS LAST" : " NULLS FIRST";
    String last = item.getIsDescending() ? " NULLS FIRST" : " NULLS LAST";
    return "(%s IS NOT NULL)%s, struct_extract_at(%s, 1)%s%s, struct_extract_at(%s, 2)%s%s"
        .formatted(
            column,
            nulls(item).equals(" NULLS FIRST") ? "" : " DESC",
            column,
            sort,
            first,
            column,
            sort,
            last);
  }

  /**
   * A single key, as frames over a range of values need it. For DuckDB NaN is the greatest number,
   * in GoogleSQL it is the least: the other way round, the negatives sort alike.
   */
  static String key(ResolvedOrderByItem item) {
    String column = name(item.getColumnRef().getColumn());
    if (!item.getColumnRef().getType().isFloatingPoint()) {
      return column + direction(item);
    }
    return "-" + column + (item.getIsDescending() ? " ASC" : " DESC") + nulls(item);
  }

  private static String direction(ResolvedOrderByItem item) {
    if (item.getCollationName() != null) {
      throw SqlError.unsupported("ORDER BY … COLLATE");
    }
    return (item.getIsDescending() ? " DESC" : " ASC") + nulls(item);
  }

  private static String nulls(ResolvedOrderByItem item) {
    NullOrderMode mode = item.getNullOrder();
    boolean first =
        mode == NullOrderMode.ORDER_UNSPECIFIED
            ? !item.getIsDescending()
            : mode == NullOrderMode.NULLS_FIRST;
    return first ? " NULLS FIRST" : " NULLS LAST";
  }
}
