package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.ActivityRow;
import com.salesintelligence.contracts.tables.ContactRow;
import com.salesintelligence.contracts.tables.LeadRow;
import com.salesintelligence.contracts.tables.OpportunityRow;

/** Rows of records that are gone at their source: the key, the version, nothing else. */
final class Tombstones {

  private Tombstones() {}

  static AccountRow account(String id, long version, long ingestedAt) {
    return AccountRow.newBuilder()
        .setAccountId(id)
        .setIsDeleted(true)
        .setSourceVersion(version)
        .setIngestedAt(ingestedAt)
        .build();
  }

  static ContactRow contact(String id, long version, long ingestedAt) {
    return ContactRow.newBuilder()
        .setContactId(id)
        .setIsDeleted(true)
        .setSourceVersion(version)
        .setIngestedAt(ingestedAt)
        .build();
  }

  static LeadRow lead(String id, long version, long ingestedAt) {
    return LeadRow.newBuilder()
        .setLeadId(id)
        .setIsDeleted(true)
        .setSourceVersion(version)
        .setIngestedAt(ingestedAt)
        .build();
  }

  static OpportunityRow opportunity(String id, long version, long ingestedAt) {
    return OpportunityRow.newBuilder()
        .setOpportunityId(id)
        .setIsDeleted(true)
        .setSourceVersion(version)
        .setIngestedAt(ingestedAt)
        .build();
  }

  static ActivityRow activity(String id, long version, long ingestedAt) {
    return ActivityRow.newBuilder()
        .setActivityId(id)
        .setIsDeleted(true)
        .setSourceVersion(version)
        .setIngestedAt(ingestedAt)
        .build();
  }
}
