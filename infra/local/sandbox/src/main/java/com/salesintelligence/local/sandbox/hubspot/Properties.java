package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubSpotWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of records, all of them texts. */
final class Properties {
  private final HubSpotWriter writer;

  Properties(HubSpotWriter writer) {
    this.writer = writer;
  }

  Map<String, @Nullable String> of(HubRow row) {
    var all = new LinkedHashMap<String, @Nullable String>();
    all.put("createdate", Instant.ofEpochMilli(row.createdAt()).toString());
    all.put("hs_object_id", Long.toString(row.id()));
    all.put(row.type().modified(), Instant.ofEpochMilli(row.updatedAt()).toString());
    switch (row.seed()) {
      case HubRow.Seed.Person person -> all.putAll(writer.contact(person.contact()));
      case HubRow.Seed.Firm firm -> all.putAll(writer.company(firm.company()));
      case null -> {}
    }
    all.putAll(row.own());
    return all;
  }

  /** One of them, without writing all where that can be avoided. */
  @Nullable String value(HubRow row, String name) {
    if (name.equals("hs_object_id")) {
      return Long.toString(row.id());
    }
    if (name.equals("createdate")) {
      return Long.toString(row.createdAt());
    }
    if (name.equals(row.type().modified())) {
      return Long.toString(row.updatedAt());
    }
    if (row.own().containsKey(name) || row.seed() == null) {
      return row.own().get(name);
    }
    if (name.equals("email") && row.seed() instanceof HubRow.Seed.Person(var contact)) {
      return contact.party().address();
    }
    return of(row).get(name);
  }
}
