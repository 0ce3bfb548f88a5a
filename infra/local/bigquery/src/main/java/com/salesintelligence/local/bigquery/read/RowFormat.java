package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows look like on the wire. */
interface RowFormat {

  void describe(ReadSession.Builder session);

  void describe(ReadRowsResponse.Builder response);

  void write(ReadRowsResponse.Builder response, List<@Nullable Object[]> rows);

  /** As a session wants it. */
  static RowFormat of(ReadSession session, List<ColumnSchema> columns) {
    TableReadOptions options = session.getReadOptions();
    if (session.getDataFormat() == DataFormat.ARROW) {
      int digits = options.getArrowSerializationOptions().getPicosTimestampPrecisionValue();
      var times = PreciseTimes.of(digits, columns);
      return times.before(new ArrowFormat(times.columns()));
    }
    int digits = options.getAvroSerializationOptions().getPicosTimestampPrecisionValue();
    var times = PreciseTimes.of(digits, columns);
    return times.before(new AvroFormat(times.columns()));
  }
}
