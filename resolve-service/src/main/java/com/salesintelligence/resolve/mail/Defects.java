package com.salesintelligence.resolve.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was broken in a mail; each kind once, and no more than a person would read. */
final class Defects {

  private final Set<String> found = new LinkedHashSet<>();

  void add(String defect) {
    if (found.size() < MailLimits.DEFECTS) {
      found.add(defect);
    }
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
