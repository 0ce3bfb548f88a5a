package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ask;
import com.salesintelligence.local.platform.Ports;
import java.util.List;

/** Asks the warehouse while it is measured. */
public final class RowCount {

  private static final String MAILS = "SELECT COUNT(*) FROM gmail_message_facts";
  private static final String CONTACTS =
      "SELECT MIN(email) FROM sf_contacts WHERE email IS NOT NULL GROUP BY account_id";

  private static final String RECORDS =
      """
      SELECT (SELECT COUNT(*) FROM gmail_message_facts)
        + (SELECT COUNT(*) FROM sf_account_facts)
        + (SELECT COUNT(*) FROM sf_contact_facts)
        + (SELECT COUNT(*) FROM sf_lead_facts)
        + (SELECT COUNT(*) FROM sf_opportunity_facts)
        + (SELECT COUNT(*) FROM sf_activity_facts)
        + (SELECT COUNT(*) FROM sf_email_message_facts)
        + (SELECT COUNT(*) FROM hubspot_contact_facts)
        + (SELECT COUNT(*) FROM dialpad_call_facts)
      """;

  /** All that is asked, for machines where SQL must be translated beforehand. */
  public static final List<String> QUERIES = List.of(MAILS, CONTACTS, RECORDS);

  private final Ask ask;

  RowCount(Ports ports) {
    ask = new Ask(ports);
  }

  long mails() {
    return ask.number(MAILS);
  }

  /** Of all sources. */
  long records() {
    return ask.number(RECORDS);
  }

  /** Addresses of contacts, one per account, that the resolver knows. */
  List<String> contacts() {
    return ask.rows(CONTACTS).stream().map(row -> row.get(0).getStringValue()).toList();
  }
}
