package com.salesintelligence.resolve.core;

/** One version of something that is known, ready to be stored and learned from. */
public sealed interface Fact extends Received, ReadRecord
    permits AccountFact,
        ActivityFact,
        ContactFact,
        DeletedFact,
        LeadFact,
        MailFact,
        MappingFact,
        OpportunityFact,
        PlainFact {

  /** Grows with each change at the source. */
  long version();
}
