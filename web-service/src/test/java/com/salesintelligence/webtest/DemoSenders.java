package com.salesintelligence.webtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Senders whom the made-up company does not know yet, and what was decided about others. */
final class DemoSenders {

  private static final String[][] SENDERS = {
    {
      "Sofia Marques",
      "sofia.marques@northwind.example",
      "Introduction from Ana",
      "Hi, Ana suggested I contact you about the data protection annex before Thursday.",
      "Northwind Logistics"
    },
    {
      "Dr. Karl Brandt",
      "k.brandt@brandt-consulting.example",
      "Your offer for Granite Health",
      "I advise Granite Health on their tender and would like to understand the scope.",
      ""
    },
    {
      "",
      "procurement@lumen-analytics.example",
      "RFP 2026-118: clarification round",
      "Please find the answers to the vendor questions attached.",
      "Lumen Analytics"
    },
    {
      "Jun Takeda",
      "jun.takeda@gmail.example",
      "Following up from the fair",
      "It was good to meet you at booth 14. We run 60 warehouses in Japan and",
      ""
    },
    {
      "Priscilla Achieng",
      "priscilla@tidewater.example",
      "Invoice address",
      "Could you use the new address from the first of December on?",
      "Tidewater Marine"
    },
    {
      "Noah Feldman",
      "noah@feldman-partners.example",
      "Question about your API",
      "Do you offer a sandbox for partners?",
      ""
    },
  };

  private DemoSenders() {}

  static void fill(FakeQueries queries, Instant now) {
    queries.answer("sql/unmatched/addresses.sql", senders(now));
    queries.answer("sql/unmatched/mails.sql", p -> mails(p, now));
    queries.answer("sql/unmatched/candidates.sql", candidates());
    queries.answer("sql/unmatched/decisions.sql", decisions(now));
    queries.answer("sql/commands/about.sql", DemoLeads.drafts(now));
    queries.answer(
        "sql/commands/recent.sql",
        asked ->
            "enrolment".equals(asked.get("kind"))
                ? DemoEnrolment.recent(now)
                : DemoLeads.recent(now));
    queries.answer("sql/commands/outcomes.sql", asked -> DemoLeads.of(asked, now));
  }

  private static List<Map<String, Object>> senders(Instant now) {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < SENDERS.length; i++) {
      var row = new HashMap<String, Object>();
      row.put("fromName", SENDERS[i][0]);
      row.put("emailAddress", SENDERS[i][1]);
      row.put("subject", SENDERS[i][2]);
      row.put("snippet", SENDERS[i][3]);
      if (!SENDERS[i][4].isEmpty()) {
        row.put("accountName", SENDERS[i][4]);
        row.put("accountId", DemoCompany.FIRST);
      }
      row.put("mails", 9 - i);
      row.put("messageId", "m1");
      row.put("sentAt", now.minus(Duration.ofMinutes(12 + 95L * i)));
      row.put("mailboxEmail", "maya.lindqvist@harborlight.example");
      row.put("total", SENDERS.length);
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> mails(Map<String, ?> p, Instant now) {
    if (!p.get("address").toString().contains("@")) {
      return List.of();
    }
    return List.of(
        Map.of(
            "messageId",
            "m1",
            "subject",
            "Introduction from Ana",
            "snippet",
            SENDERS[0][3],
            "sentAt",
            now.minusSeconds(800),
            "role",
            "from",
            "total",
            7),
        Map.of(
            "messageId",
            "m2",
            "subject",
            "Re: Data protection annex",
            "snippet",
            "Thank you, we will look at it.",
            "sentAt",
            now.minusSeconds(90000),
            "role",
            "cc",
            "total",
            7));
  }

  private static List<Map<String, Object>> candidates() {
    return List.of(
        Map.of(
            "kind",
            "account",
            "id",
            DemoCompany.FIRST,
            "name",
            "Northwind Logistics",
            "detail",
            "northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"),
        Map.of(
            "kind",
            "contact",
            "id",
            "003A",
            "name",
            "Ana Duarte",
            "detail",
            "ana.duarte@northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"),
        Map.of(
            "kind",
            "contact",
            "id",
            "003B",
            "name",
            "Lars Holm",
            "detail",
            "lars.holm@northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"));
  }

  private static List<Map<String, Object>> decisions(Instant now) {
    return List.of(
        Map.of(
            "mappingId",
            "1",
            "emailAddress",
            "mara@asteria.example",
            "contactId",
            "003Z",
            "accountId",
            "001Z",
            "createdBy",
            "maya",
            "createdAt",
            now.minusSeconds(4000),
            "isActive",
            true,
            "contactName",
            "Mara Silva",
            "accountName",
            "Asteria Biotech"),
        Map.of(
            "mappingId",
            "2",
            "emailAddress",
            "newsletter@press.example",
            "createdBy",
            "max",
            "createdAt",
            now.minusSeconds(90000),
            "isActive",
            true),
        Map.of(
            "mappingId",
            "3",
            "emailAddress",
            "joe@old.example",
            "createdBy",
            "max",
            "createdAt",
            now.minusSeconds(190000),
            "isActive",
            false));
  }
}
