package com.salesintelligence.web.unmatched;

/**
 * Whom an address might belong to.
 *
 * @param kind contact or account
 */
record CandidateRow(
    String kind, String id, String name, String detail, String accountId, String accountName) {

  /** Value of its choice in the form. */
  public String choice() {
    return kind + ":" + id + ":" + accountId;
  }

  public boolean contact() {
    return kind.equals("contact");
  }
}
