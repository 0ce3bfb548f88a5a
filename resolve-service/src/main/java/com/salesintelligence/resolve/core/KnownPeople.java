package com.salesintelligence.resolve.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the match policy may look up. */
interface KnownPeople {

  /** The decision of a person about this address that holds now. */
  @Nullable Mapping mappingOf(String address);

  @Nullable Contact contact(String id);

  List<Contact> contactsAt(String address);

  List<Contact> contactsAtCanonical(String canonical);

  List<Account> accountsAt(String domain);
}
