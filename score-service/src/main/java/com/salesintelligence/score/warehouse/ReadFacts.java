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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a row of facts together as the policies want it. */
final class ReadFacts {

  /** The query's stand-in for an open end, so that arrays hold no nulls. */
  private static final LocalDate NO_DATE = LocalDate.of(9999, 12, 31);

  private ReadFacts() {}

  static AccountFacts from(FactsRow row) {
    return new AccountFacts(
        row.accountId(),
        row.accountName(),
        row.annualRevenue(),
        mails(row),
        talk(row),
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
        writers(row),
        row.lastInboundAt(),
        first(row.inboundNames()),
        row.lastOutboundAt(),
        waiting(row),
        mailKeys(row.inboundIds()),
        mailKeys(row.outboundIds()));
  }

  private static List<Writer> writers(FactsRow row) {
    return IntStream.range(0, row.writerNames().size())
        .mapToObj(
            i ->
                new Writer(
                    Line.of(row.writerNames().get(i)),
                    row.writerMails7().get(i),
                    row.writerMails30().get(i)))
        .toList();
  }

  private static @Nullable WaitingMail waiting(FactsRow row) {
    Instant since = row.waitingSince();
    return since == null
        ? null
        : new WaitingMail(
            mailKeys(row.waitingIds()).getFirst(),
            first(row.waitingNames()),
            first(row.waitingSubjects()),
            since);
  }

  private static TalkFacts talk(FactsRow row) {
    return new TalkFacts(
        talk(row.budgetCount(), row.budgetNames(), row.budgetAt(), row.budgetIds()),
        talk(row.renewalCount(), row.renewalNames(), row.renewalAt(), row.renewalIds()),
        talk(row.troubleCount(), row.troubleNames(), row.troubleAt(), row.troubleIds()));
  }

  private static Talk talk(
      long count, List<String> names, @Nullable Instant newest, List<String> ids) {
    return count == 0 ? Talk.NONE : new Talk(count, first(names), newest, mailKeys(ids));
  }

  private static DealFacts deals(FactsRow row) {
    var open = IntStream.range(0, row.openIds().size()).mapToObj(i -> open(row, i)).toList();
    return new DealFacts(
        row.openCount(),
        row.openAmount(),
        open,
        closed(row, i -> row.closedWon().get(i)),
        closed(row, i -> !row.closedWon().get(i)));
  }

  private static Deal open(FactsRow row, int i) {
    return new Deal(
        row.openIds().get(i),
        Line.of(row.openNames().get(i)),
        row.openStages().get(i),
        row.openAmounts().get(i),
        row.openProbabilities().get(i),
        date(row.openCloseDates().get(i)));
  }

  private static List<Deal> closed(FactsRow row, IntPredicate which) {
    return IntStream.range(0, row.closedIds().size())
        .filter(which)
        .mapToObj(i -> closed(row, i))
        .toList();
  }

  private static Deal closed(FactsRow row, int i) {
    return new Deal(
        row.closedIds().get(i),
        Line.of(row.closedNames().get(i)),
        row.closedStages().get(i),
        row.closedAmounts().get(i),
        row.closedWon().get(i) ? 100 : 0,
        date(row.closedCloseDates().get(i)));
  }

  private static @Nullable LocalDate date(LocalDate date) {
    return date.equals(NO_DATE) ? null : date;
  }

  private static ActivityFacts activities(FactsRow row) {
    return new ActivityFacts(
        row.activities30(),
        row.lastActivityAt(),
        row.activityIds().stream().map(ReadFacts::activityKey).toList(),
        planned(row));
  }

  private static @Nullable PlannedActivity planned(FactsRow row) {
    Instant at = row.plannedAt();
    return at == null
        ? null
        : new PlannedActivity(
            activityKey(row.plannedIds().getFirst()),
            first(row.plannedTypes()),
            first(row.plannedSubjects()),
            at);
  }

  private static List<String> mailKeys(List<String> ids) {
    return ids.stream().map(id -> "gmail_messages/" + id).toList();
  }

  private static String activityKey(String id) {
    return "sf_activities/" + id;
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : Line.of(values.getFirst());
  }
}
