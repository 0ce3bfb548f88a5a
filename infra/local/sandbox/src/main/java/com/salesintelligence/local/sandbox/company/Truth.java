package com.salesintelligence.local.sandbox.company;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who an address is. */
public record Truth(
    String email, Kind kind, @Nullable String contactId, @Nullable String accountId, String name) {

  static Truth of(Party party) {
    return new Truth(
        party.address(), party.kind(), party.contactId(), party.accountId(), party.name());
  }

  /** In the form in which it is handed out. */
  public Map<String, @Nullable Object> line() {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("type", "address");
    line.put("email", email);
    line.put("kind", kind.label());
    line.put("contact_id", contactId);
    line.put("account_id", accountId);
    line.put("name", name);
    return line;
  }
}
