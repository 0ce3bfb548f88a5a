package com.salesintelligence.resolve.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest version of every contact, found by id, by address and by mailbox. */
final class Contacts {

  private final Map<String, Contact> byId = new HashMap<>();
  private final Grouping<Contact> byAddress = new Grouping<>();
  private final Grouping<Contact> byCanonical = new Grouping<>();

  @Nullable Contact get(String id) {
    return byId.get(id);
  }

  List<Contact> at(String address) {
    return byAddress.at(address);
  }

  List<Contact> inMailbox(String canonical) {
    return byCanonical.at(canonical);
  }

  void put(Contact contact) {
    Contact before = byId.put(contact.id(), contact);
    if (before != null && before.address() != null && !before.deleted()) {
      byAddress.remove(before.address(), before);
      MailProviders.canonical(before.address()).ifPresent(c -> byCanonical.remove(c, before));
    }
    if (contact.address() != null && !contact.deleted()) {
      byAddress.add(contact.address(), contact);
      MailProviders.canonical(contact.address()).ifPresent(c -> byCanonical.add(c, contact));
    }
  }
}
