package com.salesintelligence.score.warehouse;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.ActivityFacts;
import com.salesintelligence.score.core.facts.Deal;
import com.salesintelligence.score.core.facts.DealFacts;
import com.salesintelligence.score.core.facts.MailCounts;
import com.salesintelligence.score.core.facts.MailFacts;
import com.salesintelligence.score.core.facts.PlannedActivity;
import com.salesintelligence.score.core.facts.Talk;
import com.salesintelligence.score.core.facts.TalkFacts;
import com.salesintelligence.score.core.facts.WaitingMail;
import com.salesintelligence.score.core.facts.Writer;
import com.salesintelligence.score.warehouse.FactsRow.Activity;
import com.salesintelligence.score.warehouse.FactsRow.Letter;
import com.salesintelligence.score.warehouse.FactsRow.Opportunity;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts a row of facts together as the policies want it. */
final class ReadFacts {

  private ReadFacts() {}

  static AccountFacts from(FactsRow row) {
    return new AccountFacts(
        row.accountId(),
        row.accountName(),
        row.annualRevenue(),
        mails(row),
        new TalkFacts(
            talk(row.budgetCount(), row.budget()),
            talk(row.renewalCount(), row.renewal()),
            talk(row.troubleCount(), row.trouble())),
        deals(row),
        activities(row),
        row.newestFactAt());
  }

  private static MailFacts mails(FactsRow row) {
    return new MailFacts(
        new MailCounts(row.inbound7(), row.inbound30(), row.inbound90()),
        row.inboundBefore(),
        new MailCounts(row.outbound7(), row.outbound30(), row.outbound90()),
        row.activeContacts(),
        row.writers().stream()
            .map(one -> new Writer(Line.of(one.name()), one.mails7(), one.mails30()))
            .toList(),
        first(row.inbound()).map(Letter::sentAt).orElse(null),
        from(row.inbound()),
        row.lastOutboundAt(),
        first(row.waiting()).map(ReadFacts::waiting).orElse(null),
        keys(row.inbound()),
        row.outbound().stream().map(ReadFacts::mailKey).toList());
  }

  private static WaitingMail waiting(Letter mail) {
    return new WaitingMail(
        mailKey(mail.messageId()),
        Line.of(mail.senderName()),
        Line.of(mail.subject()),
        mail.sentAt());
  }

  private static Talk talk(long count, List<Letter> mails) {
    return first(mails)
        .map(newest -> new Talk(count, from(mails), newest.sentAt(), keys(mails)))
        .orElse(Talk.NONE);
  }

  private static DealFacts deals(FactsRow row) {
    return new DealFacts(
        row.openCount(),
        row.openAmount(),
        deals(row.openDeals(), deal -> true),
        deals(row.closedDeals(), Opportunity::isWon),
        deals(row.closedDeals(), deal -> !deal.isWon()));
  }

  private static List<Deal> deals(List<Opportunity> deals, Predicate<Opportunity> which) {
    return deals.stream().filter(which).map(ReadFacts::deal).toList();
  }

  private static Deal deal(Opportunity deal) {
    return new Deal(
        deal.opportunityId(),
        Line.of(deal.name()),
        Line.of(deal.stage()),
        deal.amount(),
        deal.probability(),
        deal.closeDate());
  }

  private static ActivityFacts activities(FactsRow row) {
    return new ActivityFacts(
        row.activities30(),
        row.lastActivityAt(),
        row.activities().stream().map(ReadFacts::activityKey).toList(),
        first(row.planned()).map(ReadFacts::planned).orElse(null));
  }

  private static PlannedActivity planned(Activity activity) {
    return new PlannedActivity(
        activityKey(activity.activityId()),
        Line.of(activity.activityType()),
        Line.of(activity.subject()),
        activity.activityDate());
  }

  private static String from(List<Letter> mails) {
    return first(mails).map(mail -> Line.of(mail.senderName())).orElse("");
  }

  private static List<String> keys(List<Letter> mails) {
    return mails.stream().map(mail -> mailKey(mail.messageId())).toList();
  }

  private static String mailKey(String id) {
    return "gmail_messages/" + id;
  }

  private static String activityKey(String id) {
    return "sf_activities/" + id;
  }

  private static <T> Optional<T> first(List<T> values) {
    return values.stream().findFirst();
  }
}
