package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.instant;
import static com.salesintelligence.resolve.warehouse.Fields.setMicros;

import com.google.protobuf.Timestamp;
import com.salesintelligence.resolve.pubsub.BadValue;
import java.util.function.LongConsumer;

/** Times of events in columns that may be null. */
final class Times {

  private Times() {}

  static void setTime(String field, boolean present, Timestamp value, LongConsumer column)
      throws BadValue {
    setMicros(instant(field, present, value), column);
  }
}
