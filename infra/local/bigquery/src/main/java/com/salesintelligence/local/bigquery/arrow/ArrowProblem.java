package com.salesintelligence.local.bigquery.arrow;

/** Arrow data that is malformed, or that BigQuery does not take. */
public final class ArrowProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ArrowProblem(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
