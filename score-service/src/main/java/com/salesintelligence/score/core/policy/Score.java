package com.salesintelligence.score.core.policy;

/** The three numbers of an account, each 0 to 100. */
public enum Score {
  PRIORITY("priority", "Priority"),
  BUDGET_LIKELIHOOD("budget_likelihood", "Budget likelihood"),
  ENGAGEMENT("engagement", "Engagement");

  private final String id;
  private final String label;

  Score(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** As stored with each contribution. */
  public String id() {
    return id;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
