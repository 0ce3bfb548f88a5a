package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.resolve.core.Refusal;
import com.salesintelligence.resolve.core.Refused;

/** A field of an event holds what it cannot hold. */
public final class BadValue extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  public BadValue(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  public Refused refused() {
    return new Refused(refusal, String.valueOf(getMessage()));
  }
}
