package com.salesintelligence.local.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Fields for records of every type, no two alike. */
final class InventedFields {

  private final Random random;
  private final long seed;
  private final UnaryOperator<String> any;
  private int number;

  /**
   * @param any finds the id of a living record of an object
   */
  InventedFields(Random random, long seed, UnaryOperator<String> any) {
    this.random = random;
    this.seed = seed;
    this.any = any;
  }

  Map<String, Object> salesforce(String type) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("Segment__c", word("segment"));
    fields.put("Score__c", random.nextInt(1000));
    fields.put("Reviewed__c", random.nextBoolean());
    switch (type) {
      case "Account" -> {
        fields.put("Name", word("Áccount"));
        fields.put("Website", "https://" + word("site") + ".example");
        fields.put("Industry", word("Industry"));
        fields.put("AnnualRevenue", random.nextInt(1_000_000));
        fields.put("BillingCountry", word("Country"));
      }
      case "Contact" -> {
        fields.put("FirstName", word("Ann"));
        fields.put("LastName", word("Öberg"));
        fields.put("Email", word("Person") + "@customer.example");
        fields.put("Phone", "+1 202 555 " + (1000 + random.nextInt(9000)));
        fields.put("Title", word("Head of \"x\", "));
        fields.put("AccountId", any.apply("salesforce/Account"));
      }
      case "Lead" -> {
        fields.put("FirstName", word("Lee"));
        fields.put("LastName", word("Strange"));
        fields.put("Email", word("lead") + "@gmail.com");
        fields.put("Company", word("Company, \"quoted\"\nline "));
        fields.put("Status", word("Status"));
        fields.put("LeadSource", word("Source"));
      }
      case "Opportunity" -> {
        fields.put("Name", word("Deal"));
        fields.put("StageName", word("Stage"));
        fields.put("Amount", random.nextInt(100_000));
        fields.put("Probability", random.nextInt(100));
        fields.put("CloseDate", "2027-0" + (1 + random.nextInt(9)) + "-11");
        fields.put("IsClosed", random.nextBoolean());
        fields.put("AccountId", any.apply("salesforce/Account"));
      }
      case "Task", "Event" -> {
        fields.put("Subject", word("Subject"));
        fields.put("Description", word("said\n\"so\", "));
        fields.put("ActivityDate", "2026-1" + random.nextInt(3) + "-2" + random.nextInt(9));
        fields.put("WhatId", any.apply("salesforce/Account"));
        fields.put("WhoId", any.apply("salesforce/Contact"));
      }
      case "EmailMessage" -> {
        fields.put("Subject", word("Re: "));
        fields.put("TextBody", word("Dear all,\n\n"));
        fields.put("FromAddress", word("from") + "@customer.example");
        fields.put("ToAddress", word("to") + "@harborlight.example");
        fields.put("MessageDate", "2026-11-0" + (1 + random.nextInt(9)) + "T08:00:00.000+0000");
        fields.put("RelatedToId", any.apply("salesforce/Account"));
        fields.put("Incoming", random.nextBoolean());
      }
      default -> {
        fields.put("Name", word("User"));
        fields.put("Title", word("Rep"));
        fields.put("IsActive", random.nextBoolean());
      }
    }
    return fields;
  }

  Map<String, Object> some(Map<String, Object> fields) {
    fields.keySet().removeIf(name -> random.nextInt(3) == 0 && fields.size() > 1);
    return fields;
  }

  String word(String start) {
    return start + seed + "-" + number++ + "-" + random.nextInt(1_000);
  }

  Map<String, Object> hubspot(String type) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("country", word("Country"));
    properties.put("phone", "+12025550" + (100 + random.nextInt(900)));
    if (type.equals("contacts")) {
      properties.put("email", word("hub").toLowerCase(Locale.ROOT) + "@hub.example");
      properties.put("firstname", word("Éva"));
      properties.put("lastname", word("Kovács"));
      properties.put("jobtitle", word("Buyer"));
    } else {
      properties.put("name", word("Company"));
      properties.put("domain", word("company") + ".example");
      properties.put("industry", word("INDUSTRY"));
    }
    return properties;
  }

  Map<String, Object> call() {
    long length = 1_000L * (1 + random.nextInt(100));
    // It is over: what ends later would change the truth after the script.
    long start = System.currentTimeMillis() - length - random.nextInt(3_000_000);
    return Map.of(
        "external_number",
        "+1202555" + (1000 + random.nextInt(9000)),
        "date_started",
        start,
        "date_ended",
        start + length,
        "duration",
        (double) length,
        "direction",
        random.nextBoolean() ? "inbound" : "outbound");
  }
}
