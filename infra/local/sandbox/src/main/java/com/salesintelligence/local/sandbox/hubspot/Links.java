package com.salesintelligence.local.sandbox.hubspot;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which contacts belong to which companies. Not for several threads at once. */
final class Links {
  static final int PRIMARY = 1;
  static final int UNLABELLED = 279;

  private static final Set<Integer> PLAIN = Set.of(UNLABELLED);
  private static final Set<Integer> MAIN =
      Collections.unmodifiableSet(new TreeSet<>(List.of(PRIMARY, UNLABELLED)));

  private final Map<Long, Map<Long, Set<Integer>>> companies = new HashMap<>();
  private final Map<Long, Set<Long>> contacts = new HashMap<>();

  void clear() {
    companies.clear();
    contacts.clear();
  }

  /**
   * @param primary the one company that counts; a contact has one at most
   */
  void link(long contact, long company, boolean primary) {
    var links = companies.computeIfAbsent(contact, _ -> new LinkedHashMap<>(2));
    if (primary) {
      links.replaceAll((_, _) -> PLAIN);
    }
    links.merge(company, primary ? MAIN : PLAIN, (old, given) -> primary ? given : old);
    contacts.computeIfAbsent(company, _ -> new TreeSet<>()).add(contact);
  }

  void unlink(long contact, long company) {
    var links = companies.get(contact);
    if (links != null) {
      links.remove(company);
    }
    var people = contacts.get(company);
    if (people != null) {
      people.remove(contact);
    }
  }

  List<Long> contacts() {
    return companies.keySet().stream().sorted().toList();
  }

  /** Companies of a contact with the types of the link, in the order in which they were linked. */
  Map<Long, Set<Integer>> ofContact(long contact) {
    return companies.getOrDefault(contact, Map.of());
  }

  /** Contacts of a company with the types of the link, seen from the contact. */
  Map<Long, Set<Integer>> ofCompany(long company) {
    var people = new LinkedHashMap<Long, Set<Integer>>();
    for (long contact : contacts.getOrDefault(company, Set.of())) {
      people.put(contact, ofContact(contact).getOrDefault(company, Set.of()));
    }
    return people;
  }

  void forget(HubType type, long id) {
    if (type == HubType.CONTACTS) {
      List.copyOf(ofContact(id).keySet()).forEach(company -> unlink(id, company));
    } else {
      List.copyOf(ofCompany(id).keySet()).forEach(contact -> unlink(contact, id));
    }
  }

  void move(HubType type, long from, long to) {
    if (type == HubType.CONTACTS) {
      boolean alone = ofContact(to).isEmpty();
      Map.copyOf(ofContact(from))
          .forEach((company, types) -> link(to, company, alone && types.contains(PRIMARY)));
    } else {
      ofCompany(from).forEach((contact, types) -> link(contact, to, types.contains(PRIMARY)));
    }
    forget(type, from);
  }
}
