package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ask;
import com.salesintelligence.local.platform.Ports;
import java.util.List;

/** Asks the warehouse while it is measured. */
final class RowCount {

  private final Ask ask;

  RowCount(Ports ports) {
    ask = new Ask(ports);
  }

  long mails() {
    return ask.number("SELECT COUNT(*) FROM gmail_message_facts");
  }

  /** Addresses of contacts, one per account, that the resolver knows. */
  List<String> contacts() {
    return ask
        .rows("SELECT MIN(email) FROM sf_contacts WHERE email IS NOT NULL GROUP BY account_id")
        .stream()
        .map(row -> row.get(0).getStringValue())
        .toList();
  }
}
