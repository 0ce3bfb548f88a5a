package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.googlesql.ColumnSchema;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Default values for the rows of one request, worked out when the first row wants one. */
public final class Filling {

  private final RowFormat format;
  private final MissingValues missing;
  private final int rows;
  private final Defaults defaults;
  private final @Nullable List<@Nullable Object>[] values;
  private final int[] taken;

  @SuppressWarnings({"unchecked", "rawtypes"})
  Filling(RowFormat format, MissingValues missing, int rows, Defaults defaults) {
    this.format = format;
    this.missing = missing;
    this.rows = rows;
    this.defaults = defaults;
    values = new List[format.table().columns().size()];
    taken = new int[values.length];
  }

  /** Whether a column that a row does not mention gets its default value. */
  boolean fills(int slot) {
    ColumnSchema column = format.table().columns().get(slot);
    return !column.defaultValue().isEmpty()
        && (format.field(slot) == null || missing.isDefault(column.name()));
  }

  @Nullable Object next(int slot) throws SQLException {
    List<@Nullable Object> known = values[slot];
    if (known == null) {
      known = defaults.values(format.table().columns().get(slot), rows);
      values[slot] = known;
    }
    return known.get(taken[slot]++ % known.size());
  }

  /** Works out the default value of a column, for a number of rows. */
  @FunctionalInterface
  public interface Defaults {
    List<@Nullable Object> values(ColumnSchema column, int rows) throws SQLException;
  }
}
