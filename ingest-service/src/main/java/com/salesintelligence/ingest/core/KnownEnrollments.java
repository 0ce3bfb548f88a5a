package com.salesintelligence.ingest.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which enrollments the warehouse believes to go on: HubSpot does not tell of their end. */
@FunctionalInterface
public interface KnownEnrollments {

  List<Known> goingOn();

  /** One of them. */
  record Known(
      String enrollmentId,
      String sequenceId,
      String contactId,
      String contactEmail,
      String senderEmail,
      @Nullable Instant enrolledAt) {}
}
