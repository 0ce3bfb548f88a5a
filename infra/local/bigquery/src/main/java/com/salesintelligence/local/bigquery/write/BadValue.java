package com.salesintelligence.local.bigquery.write;

/** A row that does not fit its table: the fault is in the data, so there is no stack trace. */
final class BadValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadValue(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
