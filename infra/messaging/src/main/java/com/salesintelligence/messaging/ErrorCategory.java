package com.salesintelligence.messaging;

/** Whose fault an error is, and so who can mend it. */
public enum ErrorCategory {
  BAD_INPUT,
  EXTERNAL,
  OVERLOADED,
  INTERNAL
}
