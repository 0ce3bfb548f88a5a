package com.salesintelligence.web.account;

/** A row behind a reason: what it is called and where on the pages it is. */
record Evidence(String label, String link) {

  /**
   * @param row as table/key
   */
  static Evidence of(String row, String accountId) {
    int slash = row.indexOf('/');
    var table = slash < 0 ? row : row.substring(0, slash);
    var key = slash < 0 ? "" : row.substring(slash + 1);
    return switch (table) {
      case "gmail_messages", "gmail_message_facts" -> new Evidence("mail", "/mails/" + key);
      case "sf_opportunities", "sf_opportunity_facts" ->
          new Evidence("opportunity", "#opportunity-" + key);
      case "sf_activities", "sf_activity_facts" -> new Evidence("activity", "#event-" + key);
      case "sf_contacts", "sf_contact_facts" -> new Evidence("contact", "#contact-" + key);
      case "sf_accounts", "sf_account_facts" -> new Evidence("account", "/accounts/" + accountId);
      default -> new Evidence(table.replace('_', ' '), "#timeline");
    };
  }
}
