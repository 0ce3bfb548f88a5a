package com.salesintelligence.local.sandbox.hooks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be sent; headers and body are made anew for each attempt. */
public interface Parcel {
  String url();

  /** What it is about, for the list of deliveries. */
  Map<String, ? extends @Nullable Object> about();

  /**
   * @param attempt 0 for the first
   */
  Letter letter(int attempt);

  /** One attempt's request. */
  @SuppressWarnings("ArrayRecordComponent") // Sent once, compared never.
  record Letter(Map<String, String> headers, byte[] body) {}
}
