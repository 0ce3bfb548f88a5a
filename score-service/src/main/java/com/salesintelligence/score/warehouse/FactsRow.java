package com.salesintelligence.score.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of account-facts.sql. */
record FactsRow(
    String accountId,
    String accountName,
    long annualRevenue,
    @Nullable Instant newestFactAt,
    long inbound7,
    long inbound30,
    long inbound90,
    long inboundBefore,
    long outbound7,
    long outbound30,
    long outbound90,
    long budgetCount,
    long renewalCount,
    long troubleCount,
    @Nullable Instant lastOutboundAt,
    List<Letter> inbound,
    List<String> outbound,
    List<Letter> waiting,
    List<Letter> budget,
    List<Letter> renewal,
    List<Letter> trouble,
    long activeContacts,
    List<Writing> writers,
    long openCount,
    long openAmount,
    List<Opportunity> openDeals,
    List<Opportunity> closedDeals,
    long activities30,
    @Nullable Instant lastActivityAt,
    List<String> activities,
    List<Activity> planned) {

  record Letter(String messageId, String senderName, String subject, Instant sentAt) {}

  record Writing(String name, long mails7, long mails30) {}

  record Opportunity(
      String opportunityId,
      String name,
      String stage,
      long amount,
      double probability,
      boolean isWon,
      @Nullable LocalDate closeDate) {}

  record Activity(String activityId, String activityType, String subject, Instant activityDate) {}
}
