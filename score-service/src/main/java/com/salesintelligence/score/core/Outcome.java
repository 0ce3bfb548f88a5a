package com.salesintelligence.score.core;

/** What became of a dirty account. */
public sealed interface Outcome {

  /** Its row is stored, and told if a seller would see a difference. */
  record Scored(boolean told) implements Outcome {}

  /** The CRM does not have this account, or not yet; its arrival will make it dirty again. */
  record UnknownAccount() implements Outcome {}

  /** The warehouse will never take its row. */
  record Rejected(String reason) implements Outcome {}
}
