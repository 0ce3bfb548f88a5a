package com.salesintelligence.messaging;

/**
 * The name of an error, the same in metrics, dead letters and logs. Services implement it as an
 * enum.
 */
public interface ErrorCode {

  String name();

  ErrorCategory category();
}
