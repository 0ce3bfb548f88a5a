package com.salesintelligence.resolve.warehouse;

import com.google.protobuf.Message;
import com.salesintelligence.resolve.core.StoredRow;

/** A row of a table of the warehouse. */
public record TableRow(Message message) implements StoredRow {}
