package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.PicoTimes;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns of type TIMESTAMP(12) the digits that a session asks for: microseconds,
 * nanoseconds, or all of them as text.
 *
 * @param columns as they are written
 * @param places of those columns
 */
record PreciseTimes(
    List<ColumnSchema> columns, List<Integer> places, Function<String, Object> value) {

  /**
   * @param precision the number of Google's enum, which is the same for Arrow and Avro
   */
  static PreciseTimes of(int precision, List<ColumnSchema> columns) {
    List<Integer> places =
        java.util.stream.IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).type() == Scalar.TIMESTAMP_PICOS)
            .boxed()
            .toList();
    return switch (precision) {
      case 0, 1 -> new PreciseTimes(shown(columns, Scalar.TIMESTAMP), places, PicoTimes::micros);
      case 2 -> new PreciseTimes(columns, places, PicoTimes::nanos);
      case 3 -> new PreciseTimes(shown(columns, Scalar.STRING), places, text -> text);
      default -> throw ApiError.invalid("Invalid picos_timestamp_precision: " + precision);
    };
  }

  private static List<ColumnSchema> shown(List<ColumnSchema> columns, Scalar type) {
    return columns.stream()
        .map(column -> column.type() == Scalar.TIMESTAMP_PICOS ? column.withType(type) : column)
        .toList();
  }

  /** A format whose rows are changed before they are written. */
  RowFormat before(RowFormat format) {
    return places.isEmpty() ? format : new Converted(this, format);
  }

  private record Converted(PreciseTimes times, RowFormat format) implements RowFormat {

    @Override
    public void describe(ReadSession.Builder session) {
      format.describe(session);
    }

    @Override
    public void describe(ReadRowsResponse.Builder response) {
      format.describe(response);
    }

    @Override
    public void write(ReadRowsResponse.Builder response, List<@Nullable Object[]> rows) {
      for (@Nullable Object[] row : rows) {
        for (int place : times.places) {
          row[place] = row[place] == null ? null : times.value.apply(row[place].toString());
        }
      }
      format.write(response, rows);
    }
  }
}
