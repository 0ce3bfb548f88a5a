package com.salesintelligence.warehouse;

import com.google.protobuf.Internal;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.warehouse.Table;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One writer, with a connection of its own, for each table that is written. */
final class StorageWriters implements TableWriters, AutoCloseable {

  private final WarehouseSettings settings;
  private final MeterRegistry meters;
  private final ConcurrentMap<Class<?>, BatchingWriter<?>> writers = new ConcurrentHashMap<>();

  StorageWriters(WarehouseSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Message> TableWriter<R> of(Class<R> rowType) {
    return (TableWriter<R>) writers.computeIfAbsent(rowType, type -> open(rowType));
  }

  private <R extends Message> BatchingWriter<R> open(Class<R> rowType) {
    Table table = Table.of(Internal.getDefaultInstance(rowType).getDescriptorForType());
    var encoder = new RowEncoder(table);
    var appender = new StreamAppender(settings, table.name(), encoder.schema());
    var writer =
        new BatchingWriter<R>(settings, encoder, appender, new WriteMeters(meters, table.name()));
    writer.start(table.name());
    return writer;
  }

  @Override
  public void close() {
    writers.values().forEach(BatchingWriter::finish);
    writers.values().forEach(BatchingWriter::close);
  }
}
