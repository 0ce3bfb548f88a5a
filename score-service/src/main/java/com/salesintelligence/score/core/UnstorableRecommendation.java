package com.salesintelligence.score.core;

/** The warehouse will never take this recommendation: trying again cannot help. */
public final class UnstorableRecommendation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnstorableRecommendation(String message, Throwable cause) {
    super(message, cause);
  }
}
