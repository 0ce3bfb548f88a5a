package com.salesintelligence.webtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What the page of one made-up account shows: its mails, calls, people and deals. */
final class DemoAccount {

  private final Instant now;
  private final LocalDate today;

  DemoAccount(Instant now) {
    this.now = now;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  void fill(FakeQueries queries) {
    queries.answer("sql/account/timeline.sql", timeline());
    queries.answer("sql/account/people.sql", people());
    queries.answer("sql/account/deals.sql", deals());
    queries.answer("sql/account/mail.sql", this::mail);
    queries.answer("sql/account/mail_people.sql", mailPeople());
  }

  private List<Map<String, Object>> timeline() {
    return List.of(
        event(
            "mail",
            "m1",
            3,
            "Re: Pricing for 400 vehicles",
            "Hi Maya, thanks for the call. Could you send us the price for 400 vehicles, including support? Our board meets on Thursday.",
            "inbound",
            "Ana Duarte"),
        event(
            "mail",
            "m2",
            49,
            "<script>alert('x')</script> Contract question",
            "One more question about clause 7: can the term be 24 months?",
            "inbound",
            "Lars Holm"),
        event(
            "call",
            "00TA",
            60,
            "Discovery call",
            "Went through the rollout plan; they want to start in March.",
            "",
            "005Hb0000000001IAA"),
        event(
            "mail",
            "m3",
            72,
            "Rollout plan",
            "Hi Ana, here is the plan we talked about.",
            "outbound",
            "Maya Lindqvist"),
        event(
            "opportunity",
            "006A",
            800,
            "Fleet rollout",
            "Negotiation",
            "open",
            "005Hb0000000001IAA"));
  }

  private Map<String, Object> event(
      String kind,
      String id,
      long hours,
      String title,
      String detail,
      String direction,
      String who) {
    return Map.of(
        "kind",
        kind,
        "id",
        id,
        "happenedAt",
        now.minus(Duration.ofHours(hours)),
        "title",
        title,
        "detail",
        detail,
        "direction",
        direction,
        "who",
        who,
        "total",
        5);
  }

  private static List<Map<String, Object>> people() {
    return List.of(
        Map.of(
            "contactId",
            "003A",
            "firstName",
            "Ana",
            "lastName",
            "Duarte",
            "email",
            "ana.duarte@northwind.example",
            "phone",
            "+4722334455",
            "title",
            "Chief Financial Officer",
            "isPrimary",
            true),
        Map.of(
            "contactId",
            "003B",
            "firstName",
            "Lars",
            "lastName",
            "Holm",
            "email",
            "lars.holm@northwind.example",
            "title",
            "Head of Fleet"));
  }

  private List<Map<String, Object>> deals() {
    return List.of(
        Map.of(
            "opportunityId",
            "006A",
            "name",
            "Fleet rollout",
            "stage",
            "Negotiation",
            "amount",
            new BigDecimal("120000"),
            "closeDate",
            today.plusDays(9),
            "probability",
            75.0,
            "ownerId",
            "005Hb0000000001IAA",
            "isClosed",
            false,
            "isWon",
            false),
        Map.of(
            "opportunityId",
            "006B",
            "name",
            "Pilot 2025",
            "stage",
            "Closed Won",
            "amount",
            new BigDecimal("18500"),
            "closeDate",
            today.minusDays(200),
            "probability",
            100.0,
            "isClosed",
            true,
            "isWon",
            true));
  }

  /** The second is in the mailbox of another rep. */
  private List<Map<String, Object>> mail(Map<String, ?> asked) {
    return switch (String.valueOf(asked.get("message"))) {
      case "m1" -> mail("m1", "maya.lindqvist@harborlight.example");
      case "m2" -> mail("m2", "elena.rossi@harborlight.example");
      default -> List.of();
    };
  }

  private List<Map<String, Object>> mail(String id, String mailbox) {
    return List.of(
        Map.ofEntries(
            Map.entry("messageId", id),
            Map.entry("threadId", "t1"),
            Map.entry("mailboxEmail", mailbox),
            Map.entry("fromEmail", "ana.duarte@northwind.example"),
            Map.entry("fromName", "Ana Duarte"),
            Map.entry("toEmails", List.of("maya.lindqvist@harborlight.example")),
            Map.entry("ccEmails", List.of()),
            Map.entry("subject", "Re: Pricing for 400 vehicles"),
            Map.entry(
                "bodyText",
                "Hi Maya,\n\nthanks for the call. Could you send us the price for 400 vehicles?\n\n<b>not bold</b>\n\nAna"),
            Map.entry(
                "bodyHtml",
                "<p onclick=\"alert(1)\">Hi <b>Maya</b>,</p><script>document.title='owned'</script><img src=\"https://tracker.example/p.gif\"><p>Could you send us the <a href=\"javascript:alert(1)\">price</a>? See <a href=\"https://northwind.example\">us</a>.</p><form action=\"https://evil.example\"><input name=\"a\"></form>"),
            Map.entry("sentAt", now.minus(Duration.ofHours(3))),
            Map.entry("direction", "inbound"),
            Map.entry(
                "attachments",
                List.of(
                    Map.of(
                        "name", "rfq.pdf",
                        "contentType", "application/pdf",
                        "sizeBytes", 231_004L))),
            Map.entry("defects", List.of())));
  }

  private static List<Map<String, Object>> mailPeople() {
    return List.of(
        Map.of(
            "emailAddress",
            "ana.duarte@northwind.example",
            "displayName",
            "Ana Duarte",
            "role",
            "from",
            "sfAccountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics",
            "matchMethod",
            "exact-address"));
  }
}
