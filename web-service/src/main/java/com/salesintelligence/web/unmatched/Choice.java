package com.salesintelligence.web.unmatched;

import com.salesintelligence.web.problems.BadRequest;

/** What a person chose for an address: a contact, an account, or nobody. */
record Choice(String contactId, String accountId) {

  static final String NOBODY = "nobody";

  /** Reads the value of the form: "contact:ID:ACCOUNT", "account:ID:ID" or "nobody". */
  static Choice of(String value) {
    var parts = value.split(":", -1);
    if (value.equals(NOBODY)) {
      return new Choice("", "");
    }
    if (parts.length != 3 || parts[1].isBlank()) {
      throw new BadRequest("Choose a contact, an account or “belongs to nobody”.");
    }
    return switch (parts[0]) {
      case "contact" -> new Choice(parts[1], parts[2]);
      case "account" -> new Choice("", parts[1]);
      default -> throw new BadRequest("Choose a contact, an account or “belongs to nobody”.");
    };
  }
}
