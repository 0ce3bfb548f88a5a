package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;

/**
 * A contact's way through a sequence.
 *
 * @param endedAt 0 while it goes on
 */
public record Enrollment(
    long id,
    long contact,
    long sequence,
    String toEmail,
    String user,
    long enrolledAt,
    long updatedAt,
    Status status,
    long endedAt,
    int version) {
  boolean active() {
    return status == Status.ACTIVE;
  }

  Enrollment ended(Status how, long at) {
    return new Enrollment(
        id, contact, sequence, toEmail, user, enrolledAt, at, how, at, version + 1);
  }
}
