package com.salesintelligence.web.enrolment;

import org.jspecify.annotations.Nullable;

/** A sequence that people can be taken into. */
record SequenceRow(String sequenceId, String sequenceName, @Nullable Long stepCount) {

  public String label() {
    return stepCount == null ? sequenceName : "%s (%d steps)".formatted(sequenceName, stepCount);
  }
}
