package com.salesintelligence.resolve.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest decision of a person about every address, found by address and by contact. */
final class Mappings {

  private final Map<String, Mapping> byAddress = new HashMap<>();
  private final Grouping<String> addressesByContact = new Grouping<>();

  @Nullable Mapping get(String address) {
    return byAddress.get(address);
  }

  /** Addresses that a person gave to this contact. */
  List<String> givenTo(String contactId) {
    return addressesByContact.at(contactId);
  }

  void put(Mapping mapping) {
    Mapping before = byAddress.put(mapping.address(), mapping);
    if (before != null && before.contactId() != null) {
      addressesByContact.remove(before.contactId(), before.address());
    }
    if (mapping.contactId() != null) {
      addressesByContact.add(mapping.contactId(), mapping.address());
    }
  }
}
