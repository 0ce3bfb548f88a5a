package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ask;
import com.salesintelligence.local.platform.Ports;
import java.util.List;

/** Asks the warehouse while it is measured. */
public final class RowCount {

  private static final String MAILS = "SELECT COUNT(*) FROM gmail_message_facts";
  private static final String CONTACTS =
      "SELECT MIN(email) FROM sf_contacts WHERE email IS NOT NULL GROUP BY account_id";

  /** All that is asked, for machines where SQL must be translated beforehand. */
  public static final List<String> QUERIES = List.of(MAILS, CONTACTS);

  private final Ask ask;

  RowCount(Ports ports) {
    ask = new Ask(ports);
  }

  long mails() {
    return ask.number(MAILS);
  }

  /** Addresses of contacts, one per account, that the resolver knows. */
  List<String> contacts() {
    return ask.rows(CONTACTS).stream().map(row -> row.get(0).getStringValue()).toList();
  }
}
