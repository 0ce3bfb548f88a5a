package com.salesintelligence.resolve.records;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.resolve.core.References;
import com.salesintelligence.resolve.pubsub.BadValue;
import java.util.List;
import java.util.function.Supplier;

/** How the records of one type become rows. */
interface RowsOf {

  /** The body that a changed record of this type comes with. */
  BodyCase body();

  /** The record's row with nothing but its key. */
  Message.Builder key(RecordRef record) throws BadValue;

  /** The record's row, and those of its parts; version and time of storing are added later. */
  List<Message.Builder> rows(RecordReceived event) throws BadValue;

  /** Whose account the record is about, as far as it says. */
  default References references(RecordReceived event) {
    return References.NONE;
  }

  /** A record that is one row, under its external id. */
  static <R extends Message.Builder> RowsOf oneRow(
      BodyCase body, Supplier<R> row, Key<R> key, Fill<R> fill) {
    return new RowsOf() {
      @Override
      public BodyCase body() {
        return body;
      }

      @Override
      public R key(RecordRef record) {
        R keyed = row.get();
        key.set(keyed, record.getExternalId());
        return keyed;
      }

      @Override
      public List<Message.Builder> rows(RecordReceived event) throws BadValue {
        R filled = key(event.getRecord());
        fill.from(event, filled);
        return List.of(filled);
      }
    };
  }

  /** Sets the key of a row. */
  @FunctionalInterface
  interface Key<R> {
    R set(R row, String externalId);
  }

  /** Adds what an event says to a row. */
  @FunctionalInterface
  interface Fill<R> {
    void from(RecordReceived event, R row) throws BadValue;
  }
}
