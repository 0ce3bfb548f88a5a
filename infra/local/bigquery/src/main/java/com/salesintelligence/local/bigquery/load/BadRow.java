package com.salesintelligence.local.bigquery.load;

/** A row that does not fit its table: the fault is in the data, so there is no stack trace. */
final class BadRow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String location;

  /**
   * @param location the field that is wrong; empty where it is the row as a whole
   */
  BadRow(String location, String message) {
    super(message, null, false, false);
    this.location = location;
  }

  String location() {
    return location;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
