package com.salesintelligence.local.sandbox.company;

import java.util.Locale;

/**
 * A contact's way through a sequence.
 *
 * @param enrolledAt milliseconds since the epoch
 * @param endedAt 0 while it goes on
 */
public record HubEnrollment(
    int number, int contact, HubSequence sequence, long enrolledAt, Status status, long endedAt) {
  /** How far it has come. */
  public enum Status {
    ACTIVE,
    FINISHED,
    REPLIED,
    UNENROLLED,
    BOUNCED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
