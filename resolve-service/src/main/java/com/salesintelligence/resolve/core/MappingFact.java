package com.salesintelligence.resolve.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about an address; without contact and account it is a veto.
 *
 * @param id derived from the address: a later decision about the address replaces this one
 * @param active false takes the decision back
 */
public record MappingFact(
    String id,
    String address,
    @Nullable String contactId,
    @Nullable String accountId,
    boolean active,
    String decidedBy,
    Instant decidedAt)
    implements Fact {

  /** A decision about an address; a later one replaces it. */
  public static MappingFact about(
      String address,
      @Nullable String contactId,
      @Nullable String accountId,
      boolean active,
      String decidedBy,
      Instant decidedAt) {
    String id = DerivedIds.of("mapping", address);
    return new MappingFact(id, address, contactId, accountId, active, decidedBy, decidedAt);
  }

  @Override
  public long version() {
    return Micros.of(decidedAt);
  }

  Mapping known() {
    return new Mapping(id, address, contactId, accountId, version(), !active);
  }
}
