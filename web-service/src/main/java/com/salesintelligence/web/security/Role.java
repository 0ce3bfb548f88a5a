package com.salesintelligence.web.security;

/** What a person may see and do. */
public enum Role {
  REP("Rep"),
  MANAGER("Manager"),
  OPERATOR("Operator"),
  ADMINISTRATOR("Administrator");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Sees the dashboard, accounts and unmatched mails. */
  public boolean sells() {
    return this != OPERATOR;
  }

  /** Sees dead letters and runs. */
  public boolean operates() {
    return this == OPERATOR || this == ADMINISTRATOR;
  }

  /** Sees how the team does. */
  public boolean manages() {
    return this == MANAGER || this == ADMINISTRATOR;
  }
}
