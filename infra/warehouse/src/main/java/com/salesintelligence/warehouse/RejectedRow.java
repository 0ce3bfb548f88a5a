package com.salesintelligence.warehouse;

/** BigQuery will never take this row: sending it again cannot help. */
public final class RejectedRow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RejectedRow(String message) {
    super(message);
  }
}
