package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** The newest change of one key in an open batch, and what the key had before the batch. */
final class KeyChange {

  final long high;
  final long low;
  final byte stateBefore;
  final long sequenceBefore;
  final @Nullable String restBefore;
  private RowFormat format;
  private ByteString row;
  private Filling filling;
  private boolean delete;
  private long sequence;
  private @Nullable String rest;

  KeyChange(
      KeyHash key, KeyIndex index, int place, RowFormat format, ByteString row, Filling filling) {
    high = key.high();
    low = key.low();
    stateBefore = index.state(place);
    sequenceBefore = index.sequence(place);
    restBefore = index.rest(place);
    this.format = format;
    this.row = row;
    this.filling = filling;
  }

  void become(
      RowFormat newFormat,
      ByteString newRow,
      Filling newFilling,
      boolean isDelete,
      ChangeSequence number) {
    format = newFormat;
    row = newRow;
    filling = newFilling;
    delete = isDelete;
    sequence = number.first();
    rest = number.rest();
  }

  RowFormat format() {
    return format;
  }

  Filling filling() {
    return filling;
  }

  ByteString row() {
    return row;
  }

  boolean isDelete() {
    return delete;
  }

  boolean replaces() {
    return stateBefore == KeyIndex.LIVE;
  }

  long sequence() {
    return sequence;
  }

  @Nullable String rest() {
    return rest;
  }
}
