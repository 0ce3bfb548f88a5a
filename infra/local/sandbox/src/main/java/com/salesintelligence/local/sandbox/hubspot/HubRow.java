package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubCompany;
import com.salesintelligence.local.sandbox.company.HubContact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one record.
 *
 * @param archivedAt 0 while it lives
 * @param version counts its changes, 1 when it is new
 * @param seed what it is written from; null when all of its properties were given
 * @param own properties that were given, in place of those that are written
 */
public record HubRow(
    HubType type,
    long id,
    long createdAt,
    long updatedAt,
    long archivedAt,
    int version,
    @Nullable Seed seed,
    Map<String, @Nullable String> own) {
  /** Someone or something that marketing knew from the beginning. */
  sealed interface Seed {
    /** A person. */
    record Person(HubContact contact) implements Seed {}

    /** A company. */
    record Firm(HubCompany company) implements Seed {}
  }

  boolean archived() {
    return archivedAt > 0;
  }

  HubRow changed(Map<String, ? extends @Nullable String> properties, long at) {
    var all = new LinkedHashMap<String, @Nullable String>(own);
    all.putAll(properties);
    return new HubRow(type, id, createdAt, at, archivedAt, version + 1, seed, all);
  }

  HubRow archived(long at) {
    return new HubRow(type, id, createdAt, updatedAt, at, version + 1, seed, own);
  }

  HubRow restored(long at) {
    return new HubRow(type, id, createdAt, at, 0, version + 1, seed, own);
  }
}
