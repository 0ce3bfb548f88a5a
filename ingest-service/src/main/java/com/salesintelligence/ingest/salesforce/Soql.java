package com.salesintelligence.ingest.salesforce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes the query for the records after a place in the order of (SystemModstamp, Id). */
final class Soql {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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

  static String query(String type, String fields, @Nullable Place after, int limit) {
    return "SELECT Id, SystemModstamp, IsDeleted, %s FROM %s%s ORDER BY SystemModstamp, Id LIMIT %d"
        .formatted(fields, type, where(after), limit);
  }

  private static String where(@Nullable Place after) {
    if (after == null) {
      return "";
    }
    var stamp = TIME.format(after.stamp());
    return after.id().isEmpty()
        ? " WHERE SystemModstamp >= " + stamp
        : " WHERE SystemModstamp > %s OR (SystemModstamp = %s AND Id > '%s')"
            .formatted(stamp, stamp, after.id());
  }
}
