package com.salesintelligence.local.sandbox.company;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Fills the custom fields that every object of the CRM has. */
final class CustomFields {
  private static final int CUSTOM = 33;
  private static final List<String> SEGMENTS =
      List.of("Utilities", "Public sector", "Mid-market", "Enterprise, strategic");
  private static final List<String> TIERS = List.of("A", "B", "C");

  private final Plan plan;
  private final LocalDate today;

  CustomFields(Plan plan) {
    this.plan = plan;
    this.today = plan.at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The same record: a million of them are not made twice. */
  CrmRecord on(CrmRecord record) {
    var dice = Dice.of(plan.seed(), CUSTOM, record.id().hashCode());
    var fields = record.fields();
    fields.put("Segment__c", dice.chance(0.7) ? dice.pick(SEGMENTS) : null);
    fields.put("Tier__c", dice.chance(0.5) ? dice.pick(TIERS) : null);
    fields.put("Score__c", dice.chance(0.6) ? dice.below(100) : null);
    fields.put("Reviewed__c", dice.chance(0.3));
    fields.put(
        "ReviewDate__c", dice.chance(0.3) ? today.plusDays(dice.below(200)).toString() : null);
    return record;
  }
}
