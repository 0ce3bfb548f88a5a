package com.salesintelligence.local.sandbox.hubspot;

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

  private final Map<Long, Map<Long, Set<Integer>>> companies = new HashMap<>();
  private final Map<Long, Set<Long>> contacts = new HashMap<>();

  void clear() {
    companies.clear();
    contacts.clear();
  }

  void link(long contact, long company, Set<Integer> types) {
    var links = companies.computeIfAbsent(contact, _ -> new LinkedHashMap<>(2));
    if (types.contains(PRIMARY)) {
      links.values().forEach(others -> others.remove(PRIMARY));
    }
    links.computeIfAbsent(company, _ -> new TreeSet<>()).addAll(types);
    links.get(company).add(UNLABELLED);
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
      Map.copyOf(ofContact(from))
          .forEach(
              (company, types) -> link(to, company, ofContact(to).isEmpty() ? types : Set.of()));
    } else {
      ofCompany(from).forEach((contact, types) -> link(contact, to, types));
    }
    forget(type, from);
  }
}
