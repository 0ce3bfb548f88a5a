package com.salesintelligence.warehouse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is counted of the writes to one table. */
record WriteMeters(Counter stored, Counter rejected, Counter failed, Timer append) {

  WriteMeters(MeterRegistry meters, String table) {
    this(
        meters.counter("warehouse.rows", "table", table, "outcome", "stored"),
        meters.counter("warehouse.rows", "table", table, "outcome", "rejected"),
        meters.counter("warehouse.rows", "table", table, "outcome", "failed"),
        meters.timer("warehouse.append", "table", table));
  }
}
