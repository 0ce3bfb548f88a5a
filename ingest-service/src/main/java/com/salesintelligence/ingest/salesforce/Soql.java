package com.salesintelligence.ingest.salesforce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes queries for the records after a place in the order of (SystemModstamp, Id). */
final class Soql {

  private Soql() {}

  /**
   * A place in the order.
   *
   * @param id empty: just before the first record of this time
   */
  record Place(Instant stamp, String id) {

    static Place at(Instant stamp) {
      return new Place(stamp, "");
    }
  }

  static String page(Columns columns, @Nullable Place after, int limit) {
    return all(columns, after) + " ORDER BY SystemModstamp, Id LIMIT " + limit;
  }

  /** Without an order, which Salesforce would pay for by reading all in one piece. */
  static String all(Columns columns, @Nullable Place after) {
    return "SELECT %s FROM %s%s".formatted(columns.selected(), columns.type(), where(after));
  }

  /** Those of these ids; the caller knows that they are ids. */
  static String named(Columns columns, List<String> ids) {
    return "SELECT %s FROM %s WHERE Id IN ('%s')"
        .formatted(columns.selected(), columns.type(), String.join("', '", ids));
  }

  static String count(String type, @Nullable Place after) {
    return "SELECT COUNT() FROM %s%s".formatted(type, where(after));
  }

  private static String where(@Nullable Place after) {
    if (after == null) {
      return "";
    }
    var stamp = Times.write(after.stamp());
    return after.id().isEmpty()
        ? " WHERE SystemModstamp >= " + stamp
        : " WHERE SystemModstamp > %s OR (SystemModstamp = %s AND Id > '%s')"
            .formatted(stamp, stamp, after.id());
  }
}
