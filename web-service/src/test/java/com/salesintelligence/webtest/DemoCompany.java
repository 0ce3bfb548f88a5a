package com.salesintelligence.webtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up company with accounts and their scores, always the same, as the queries answer it. */
public final class DemoCompany {

  public static final String FIRST = "001000000000001AAA";

  private static final String[] NAMES = {
    "Northwind Logistics", "Asteria Biotech", "Bluepeak Energy", "Cobalt & Pine", "Delmarva Foods",
    "Eastgate Insurance", "Fjordline Shipping", "Granite Health", "Halcyon Software",
        "Ironbridge Steel",
    "Juniper Retail Group", "Kestrel Aerospace", "Lumen Analytics", "Meridian Bank",
        "Nimbus Cloudworks",
    "Oakhurst Education", "Pallas Robotics", "Quartz Mining", "Redwood Hospitality",
        "Solstice Travel",
    "Tidewater Marine", "Umbra Security", "Vantage Telecom", "Westmark Construction"
  };
  private static final String[] INDUSTRIES = {
    "Logistics", "Biotechnology", "Energy", "Retail", "Software", "Finance"
  };
  private static final String[] ACTIONS = {
    "Call Ana Duarte about the price she asked for on Tuesday.",
    "Send the contract draft: the deal is in negotiation and closes in 9 days.",
    "Reply to the open question of the CFO; it has waited for 2 days.",
    "Book a meeting: three people wrote to you this week.",
    "Keep warm: share the case study, the renewal is 60 days away.",
    "Find a new contact; nobody has answered for 45 days."
  };
  private static final String[] SIGNALS = {
    "5 mails in 7 days",
    "Asked about price",
    "Deal of $120K closes soon",
    "Quick replies",
    "Silent for 30 days",
    "3 people involved"
  };

  private final Random dice = new Random(7);
  private final Instant now;
  private final LocalDate today;
  private final List<Map<String, Object>> accounts = new ArrayList<>();

  public DemoCompany(Instant now) {
    this.now = now;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    for (int i = 0; i < NAMES.length; i++) {
      accounts.add(account(i));
    }
    accounts.sort(Comparator.comparing(a -> -(long) a.get("priorityScore")));
  }

  /** The fake warehouse with this company in it. */
  public FakeQueries queries() {
    var queries = new FakeQueries();
    queries.answer("sql/accounts/list.sql", this::list);
    queries.answer("sql/dashboard/overview.sql", _ -> List.of(overview()));
    queries.answer("sql/account/days.sql", this::days);
    queries.answer("sql/account/contributions.sql", _ -> contributions());
    new DemoAccount(now).fill(queries);
    DemoEnrolment.fill(queries);
    DemoSenders.fill(queries, now);
    DemoDeadLetters.fill(queries, now);
    DemoRuns.fill(queries, now);
    return queries;
  }

  /** Gives an account another priority, as a new recommendation would. */
  public synchronized void score(String account, long priority) {
    accounts.replaceAll(
        row -> {
          if (!row.get("accountId").equals(account)) {
            return row;
          }
          var changed = new HashMap<>(row);
          changed.put("priorityScore", priority);
          return changed;
        });
    accounts.sort(Comparator.comparing(a -> -(long) a.get("priorityScore")));
  }

  private Map<String, Object> account(int i) {
    long priority = Math.max(6, 94 - i * 3L - dice.nextInt(5));
    var trend = new ArrayList<Long>();
    for (int d = 0; d < 13; d++) {
      trend.add((long) Math.clamp(priority - 18 + d + dice.nextInt(12), 0, 100));
    }
    trend.add(priority);
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("accountId", "001000000000%03dAAA".formatted(i + 1)),
            Map.entry("accountName", NAMES[i]),
            Map.entry("industry", INDUSTRIES[i % INDUSTRIES.length]),
            Map.entry("ownerId", "005Hb000000000" + (i % 6 + 1) + "IAA"),
            Map.entry("priorityScore", priority),
            Map.entry(
                "budgetLikelihood", (long) Math.clamp(priority - 20 + dice.nextInt(40), 0, 100)),
            Map.entry(
                "engagementScore", (long) Math.clamp(priority - 15 + dice.nextInt(30), 0, 100)),
            Map.entry("previousPriority", priority - dice.nextInt(13) + 6),
            Map.entry("recommendedAction", ACTIONS[i % ACTIONS.length]),
            Map.entry(
                "keySignals",
                List.of(SIGNALS[i % SIGNALS.length], SIGNALS[(i + 1) % SIGNALS.length])),
            Map.entry("lastInteractionDate", now.minus(Duration.ofHours(3L + i * 17L))),
            Map.entry("scoredAt", now.minusSeconds(40)),
            Map.entry("trend", List.copyOf(trend))));
  }

  private synchronized List<Map<String, Object>> list(Map<String, ?> p) {
    var found =
        accounts.stream()
            .filter(a -> p.get("owner").equals("") || a.get("ownerId").equals(p.get("owner")))
            .filter(
                a ->
                    a.get("accountName")
                        .toString()
                        .toLowerCase()
                        .contains(p.get("text").toString().toLowerCase()))
            .filter(
                a ->
                    (long) a.get("priorityScore") >= (long) p.get("low")
                        && (long) a.get("priorityScore") <= (long) p.get("high"))
            .toList();
    return found.stream()
        .skip((long) p.get("offset"))
        .limit((long) p.get("limit"))
        .map(
            a -> {
              Map<String, Object> row = new HashMap<>(a);
              row.put("total", (long) found.size());
              return row;
            })
        .toList();
  }

  private Map<String, Object> overview() {
    return Map.ofEntries(
        Map.entry("accounts", 24),
        Map.entry("scored", 24),
        Map.entry("hot", 6),
        Map.entry("warm", 6),
        Map.entry("nurture", 7),
        Map.entry("cold", 5),
        Map.entry("hotContacted", 5),
        Map.entry("averageEngagement", 57.3),
        Map.entry("scoredAt", now.minusSeconds(4)),
        Map.entry("distribution", List.of(1L, 1L, 2L, 1L, 3L, 4L, 3L, 3L, 4L, 2L)),
        Map.entry("unmatched", 57),
        Map.entry("unmatchedAddresses", 14),
        Map.entry("openOpportunities", 31),
        Map.entry("openAmount", new BigDecimal("4230000")),
        Map.entry("gmailAsOf", now.minusSeconds(7)),
        Map.entry("salesforceAsOf", now.minusSeconds(64)));
  }

  private synchronized List<Map<String, Object>> days(Map<String, ?> p) {
    var found =
        accounts.stream().filter(a -> a.get("accountId").equals(p.get("account"))).findFirst();
    if (found.isEmpty()) {
      return List.of();
    }
    var account = found.get();
    var days = new ArrayList<Map<String, Object>>();
    var walk = new Random(3);
    long priority = (long) account.get("priorityScore");
    for (int d = 29; d >= 0; d--) {
      var row = new HashMap<String, Object>();
      row.put("accountId", account.get("accountId"));
      row.put("accountName", account.get("accountName"));
      row.put("website", "https://northwind.example");
      row.put("domain", "northwind.example");
      row.put("industry", account.get("industry"));
      row.put("annualRevenue", new BigDecimal("48000000"));
      row.put("ownerId", account.get("ownerId"));
      row.put("billingCountry", "Norway");
      row.put("scoreDate", today.minusDays(d));
      row.put(
          "priorityScore",
          d == 0 ? priority : (long) Math.clamp(priority - d + walk.nextInt(7), 0, 100));
      row.put(
          "budgetLikelihood",
          (long)
              Math.clamp((long) account.get("budgetLikelihood") - d / 2 + walk.nextInt(5), 0, 100));
      row.put(
          "engagementScore",
          (long)
              Math.clamp((long) account.get("engagementScore") - d / 3 + walk.nextInt(9), 0, 100));
      row.put("recommendedAction", account.get("recommendedAction"));
      row.put(
          "reasoning",
          "They wrote five times this week and asked for a price, and the deal of $120K closes in nine days. Nobody has answered the last question yet.");
      row.put("lastInteractionDate", account.get("lastInteractionDate"));
      row.put("model", "rules-1");
      row.put("dataAsOf", now.minusSeconds(50));
      row.put("scoredAt", now.minusSeconds(40));
      days.add(row);
    }
    return days;
  }

  private List<Map<String, Object>> contributions() {
    return List.of(
        part(
            0,
            "priority",
            "open-deal",
            34,
            "The deal “Fleet rollout” of $120K closes in 9 days.",
            "sf_opportunities/006A"),
        part(
            0,
            "priority",
            "recent-mails",
            28,
            "5 mails in the last 7 days, the newest 3 hours ago.",
            "gmail_messages/m1",
            "gmail_messages/m2",
            "gmail_messages/m3",
            "gmail_messages/m4",
            "gmail_messages/m5"),
        part(
            0,
            "priority",
            "waiting",
            20,
            "A question of theirs has waited for 2 days.",
            "gmail_messages/m2"),
        part(
            0,
            "priority",
            "several-people",
            18,
            "3 people of the account wrote this month.",
            "sf_contacts/003A"),
        part(0, "priority", "no-meeting", -6, "No meeting is planned."),
        part(
            0,
            "budget_likelihood",
            "price-asked",
            40,
            "They asked for a price.",
            "gmail_messages/m1"),
        part(
            0,
            "budget_likelihood",
            "stage",
            25,
            "The deal is in negotiation.",
            "sf_opportunities/006A"),
        part(
            0,
            "engagement",
            "replies",
            45,
            "They answer within 4 hours on average.",
            "gmail_messages/m3"),
        part(0, "engagement", "two-way", 30, "8 mails each way in 30 days."),
        part(1, "priority", "open-deal", 34, "", "sf_opportunities/006A"),
        part(1, "priority", "recent-mails", 22, "", "gmail_messages/m2"),
        part(1, "priority", "several-people", 18, "", "sf_contacts/003A"),
        part(1, "priority", "meeting-soon", 10, ""),
        part(1, "budget_likelihood", "price-asked", 40, ""),
        part(1, "engagement", "replies", 45, ""));
  }

  private Map<String, Object> part(
      int daysAgo, String score, String name, long points, String text, String... evidence) {
    return Map.of(
        "scoreDate",
        today.minusDays(daysAgo),
        "score",
        score,
        "name",
        name,
        "points",
        points,
        "explanation",
        text,
        "evidence",
        List.of(evidence));
  }
}
