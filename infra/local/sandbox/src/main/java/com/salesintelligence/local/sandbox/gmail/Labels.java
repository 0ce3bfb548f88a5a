package com.salesintelligence.local.sandbox.gmail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labels of one mailbox: those of Gmail and those that its owner made. */
final class Labels {
  static final List<String> SYSTEM =
      List.of(
          "INBOX",
          "SENT",
          "DRAFT",
          "TRASH",
          "SPAM",
          "UNREAD",
          "STARRED",
          "IMPORTANT",
          "CHAT",
          "CATEGORY_PERSONAL",
          "CATEGORY_SOCIAL",
          "CATEGORY_PROMOTIONS",
          "CATEGORY_UPDATES",
          "CATEGORY_FORUMS");

  private final Map<String, String> names = new LinkedHashMap<>();

  synchronized void add(String id, String name) {
    names.put(id, name);
  }

  synchronized String nextId() {
    return "Label_" + (names.size() + 1);
  }

  synchronized Map<String, String> own() {
    return Map.copyOf(names);
  }

  synchronized boolean knows(String id) {
    return SYSTEM.contains(id) || names.containsKey(id);
  }

  synchronized Optional<String> name(String id) {
    return SYSTEM.contains(id) ? Optional.of(id) : Optional.ofNullable(names.get(id));
  }

  /** The id of a label as a search names it: in any case, with hyphens for spaces. */
  synchronized Optional<String> idOf(String written) {
    return SYSTEM.stream()
        .filter(written::equalsIgnoreCase)
        .findFirst()
        .or(
            () ->
                names.entrySet().stream()
                    .filter(entry -> plain(entry.getValue()).equals(plain(written)))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replace('/', '-');
  }
}
