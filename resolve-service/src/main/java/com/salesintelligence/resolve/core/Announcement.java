package com.salesintelligence.resolve.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored record belongs to an account, or no longer does.
 *
 * @param probability 0 when the link no longer holds: the account has lost the record
 * @param version of the record or, for a link made later, of the decision
 */
public record Announcement(
    RecordKey record,
    String accountId,
    @Nullable String contactId,
    Rule rule,
    double probability,
    List<Evidence> evidence,
    long version) {

  public Announcement {
    evidence = List.copyOf(evidence);
  }
}
