package com.salesintelligence.resolve.core;

/** The end of a record's journey. */
public sealed interface Outcome permits Outcome.Resolved, Refused {

  /** Stored, matched and told. */
  record Resolved() implements Outcome {}
}
