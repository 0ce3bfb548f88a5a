package com.salesintelligence.warehouse;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;

/** A row on its way, and whoever waits for it. */
record WaitingRow(ByteString bytes, CompletableFuture<Void> confirmed) {}
