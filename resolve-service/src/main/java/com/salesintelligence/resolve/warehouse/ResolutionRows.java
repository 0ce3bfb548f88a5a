package com.salesintelligence.resolve.warehouse;

import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.salesintelligence.contracts.tables.ManualMappingRow;
import com.salesintelligence.contracts.tables.ResolvedEmailRow;
import com.salesintelligence.resolve.core.Decision;
import com.salesintelligence.resolve.core.DerivedIds;
import com.salesintelligence.resolve.core.MappingFact;
import com.salesintelligence.resolve.core.Match.Matched;
import java.util.Optional;

/** Decisions as rows of entity_resolution_emails and manual_mappings. */
final class ResolutionRows {

  private ResolutionRows() {}

  /** A link that is no more keeps its columns, for those who ask what it was. */
  static ResolvedEmailRow of(Decision decision) {
    var row =
        ResolvedEmailRow.newBuilder()
            .setResolutionId(DerivedIds.of("resolution", decision.address()))
            .setEmailAddress(decision.address())
            .setIsActive(decision.made().isPresent())
            .setResolvedAt(decision.version())
            .setLastVerifiedAt(decision.version());
    link(decision).ifPresent(link -> set(link, row));
    return row.build();
  }

  private static Optional<Matched> link(Decision decision) {
    return decision.made().or(decision::broken);
  }

  private static void set(Matched link, ResolvedEmailRow.Builder row) {
    setIfPresent(link.contactId(), row::setSfContactId);
    setIfPresent(link.accountId(), row::setSfAccountId);
    row.setMatchConfidence(link.rule().confidence())
        .setMatchMethod(link.rule().id())
        .setConfidenceScore(link.rule().probability())
        .setEvidence(link.foundIn());
  }

  static ManualMappingRow of(MappingFact mapping) {
    var row =
        ManualMappingRow.newBuilder()
            .setMappingId(mapping.id())
            .setEmailAddress(mapping.address())
            .setCreatedBy(mapping.decidedBy())
            .setCreatedAt(mapping.version())
            .setIsActive(mapping.active());
    setIfPresent(mapping.contactId(), row::setSfContactId);
    setIfPresent(mapping.accountId(), row::setSfAccountId);
    return row.build();
  }
}
