package com.salesintelligence.local.googlesql.generate;

/**
 * A relation in the making: a FROM item and what is still to be applied to it. Its columns are
 * named {@code x} + the id of the resolved column, unique in the whole statement.
 */
record Block(String from, boolean joined, String where, String order, String limit) {

  static Block of(String select) {
    return new Block("(" + select + ")", false, "", "", "");
  }

  /** A join, which is not parenthesised yet. */
  static Block joined(String from) {
    return new Block(from, true, "", "", "");
  }

  /** A complete SELECT of these items. */
  String select(String items) {
    var sql = new StringBuilder("SELECT ").append(items).append(" FROM ").append(from);
    if (!where.isEmpty()) {
      sql.append(" WHERE ").append(where);
    }
    if (!order.isEmpty()) {
      sql.append(" ORDER BY ").append(order);
    }
    return limit.isEmpty() ? sql.toString() : sql.append(" LIMIT ").append(limit).toString();
  }

  /** The same rows as one parenthesised FROM item. */
  Block closed() {
    boolean simple = !joined && where.isEmpty() && order.isEmpty() && limit.isEmpty();
    return simple ? this : of(select("*"));
  }

  /**
   * The same rows, free to be filtered, grouped or joined (an order without a limit is dropped).
   */
  Block open() {
    return limit.isEmpty() ? new Block(from, joined, where, "", "") : of(select("*"));
  }

  Block filtered(String condition) {
    Block open = open();
    String all = open.where.isEmpty() ? condition : open.where + " AND " + condition;
    return new Block(open.from, open.joined, all, "", "");
  }

  Block ordered(String items) {
    Block open = open();
    return new Block(open.from, open.joined, open.where, items, "");
  }

  Block limited(String clause) {
    return limit.isEmpty()
        ? new Block(from, joined, where, order, clause)
        : new Block(of(select("*")).from, false, "", order, clause);
  }
}
