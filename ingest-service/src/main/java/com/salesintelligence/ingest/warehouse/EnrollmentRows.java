package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownEnrollments;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the enrollments that go on in hubspot_enrollment_facts. */
public final class EnrollmentRows implements KnownEnrollments {

  private static final Query<Row> GOING_ON = Query.of("sql/enrollments_going_on.sql", Row.class);

  private final Access access;

  public EnrollmentRows(Queries queries) {
    this.access = new Access(queries);
  }

  record Row(
      String enrollmentId,
      String sequenceId,
      String contactId,
      String contactEmail,
      String senderEmail,
      @Nullable Instant enrolledAt) {}

  @Override
  public List<Known> goingOn() {
    return access.list(GOING_ON, Map.of()).stream()
        .map(
            row ->
                new Known(
                    row.enrollmentId(),
                    row.sequenceId(),
                    row.contactId(),
                    row.contactEmail(),
                    row.senderEmail(),
                    row.enrolledAt()))
        .toList();
  }
}
