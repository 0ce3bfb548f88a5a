package com.salesintelligence.score.core.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An account as a test tells of it; counts follow from the mails that it names. */
public final class AnAccount {

  public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private record Mail(String from, boolean inbound, Instant at, String subject) {}

  private final String id;
  private final List<Mail> mails = new ArrayList<>();
  private final List<Deal> open = new ArrayList<>();
  private final List<Deal> won = new ArrayList<>();
  private final List<Deal> lost = new ArrayList<>();
  private Talk budget = Talk.NONE;
  private Talk renewal = Talk.NONE;
  private Talk trouble = Talk.NONE;
  private long revenue;
  private ActivityFacts activities = ActivityFacts.NONE;

  private AnAccount(String id) {
    this.id = id;
  }

  public static AnAccount called(String id) {
    return new AnAccount(id);
  }

  public static AnAccount account() {
    return called("001");
  }

  public AnAccount wrote(String name, Duration ago) {
    return wrote(name, ago, "Hello");
  }

  public AnAccount wrote(String name, Duration ago, String subject) {
    mails.add(new Mail(name, true, NOW.minus(ago), subject));
    return this;
  }

  public AnAccount weWrote(Duration ago) {
    mails.add(new Mail("us", false, NOW.minus(ago), "Hello"));
    return this;
  }

  public AnAccount spokeOfBudget(String name, long mails, Duration ago) {
    budget = talk(name, mails, ago);
    return this;
  }

  public AnAccount spokeOfRenewal(String name, long mails, Duration ago) {
    renewal = talk(name, mails, ago);
    return this;
  }

  public AnAccount complained(String name, long mails, Duration ago) {
    trouble = talk(name, mails, ago);
    return this;
  }

  public AnAccount deal(String name, long amount, double probability, int closesInDays) {
    open.add(deal("006" + open.size(), name, "Proposal", amount, probability, day(closesInDays)));
    return this;
  }

  public AnAccount bought(String name, int daysAgo) {
    won.add(deal("006w" + won.size(), name, "Closed Won", 50_000, 100, day(-daysAgo)));
    return this;
  }

  public AnAccount declined(String name, int daysAgo) {
    lost.add(deal("006l" + lost.size(), name, "Closed Lost", 50_000, 0, day(-daysAgo)));
    return this;
  }

  public AnAccount revenue(long amount) {
    revenue = amount;
    return this;
  }

  public AnAccount met(long times, Duration last) {
    activities =
        new ActivityFacts(
            times, NOW.minus(last), List.of("sf_activities/00U1"), activities.planned());
    return this;
  }

  public AnAccount meeting(String subject, Duration ahead) {
    var planned = new PlannedActivity("sf_activities/00U2", "Meeting", subject, NOW.plus(ahead));
    activities =
        new ActivityFacts(activities.days30(), activities.lastAt(), activities.recent(), planned);
    return this;
  }

  public AccountFacts facts() {
    return new AccountFacts(
        id,
        "Acme",
        revenue,
        mailFacts(),
        new TalkFacts(budget, renewal, trouble),
        new DealFacts(open.size(), open.stream().mapToLong(Deal::amount).sum(), open, won, lost),
        activities,
        NOW);
  }

  private MailFacts mailFacts() {
    var inbound = newestFirst(true);
    var outbound = newestFirst(false);
    var newest = inbound.isEmpty() ? null : inbound.getFirst();
    return new MailFacts(
        counts(inbound),
        inbound.stream().filter(mail -> days(mail) >= 30 && days(mail) < 60).count(),
        counts(outbound),
        writers(inbound).size(),
        writers(inbound).stream().limit(3).toList(),
        newest == null ? null : newest.at(),
        newest == null ? "" : newest.from(),
        outbound.isEmpty() ? null : outbound.getFirst().at(),
        waiting(inbound, outbound),
        keys(inbound),
        keys(outbound));
  }

  private List<Mail> newestFirst(boolean inbound) {
    return mails.stream()
        .filter(mail -> mail.inbound() == inbound)
        .sorted(Comparator.comparing(Mail::at).reversed())
        .toList();
  }

  private static @Nullable WaitingMail waiting(List<Mail> inbound, List<Mail> outbound) {
    Instant answered = outbound.isEmpty() ? Instant.MIN : outbound.getFirst().at();
    return inbound.stream()
        .filter(mail -> mail.at().isAfter(answered))
        .min(Comparator.comparing(Mail::at))
        .map(mail -> new WaitingMail("gmail_messages/w", mail.from(), mail.subject(), mail.at()))
        .orElse(null);
  }

  private static List<Writer> writers(List<Mail> inbound) {
    return inbound.stream()
        .filter(mail -> days(mail) < 30)
        .map(Mail::from)
        .distinct()
        .map(name -> new Writer(name, wrote(inbound, name, 7), wrote(inbound, name, 30)))
        .sorted(Comparator.comparingLong(Writer::days7).reversed().thenComparing(Writer::name))
        .toList();
  }

  private static long wrote(List<Mail> mails, String name, int days) {
    return mails.stream().filter(m -> m.from().equals(name) && days(m) < days).count();
  }

  private static MailCounts counts(List<Mail> mails) {
    return new MailCounts(within(mails, 7), within(mails, 30), within(mails, 90));
  }

  private static long within(List<Mail> mails, int days) {
    return mails.stream().filter(mail -> days(mail) < days).count();
  }

  private static long days(Mail mail) {
    return Duration.between(mail.at(), NOW).toDays();
  }

  private static List<String> keys(List<Mail> mails) {
    return IntStream.range(0, Math.min(3, mails.size()))
        .mapToObj(i -> "gmail_messages/" + mails.get(i).from().length() + "-" + i)
        .toList();
  }

  private static Talk talk(String name, long mails, Duration ago) {
    return new Talk(mails, name, NOW.minus(ago), List.of("gmail_messages/talk"));
  }

  private static Deal deal(
      String id, String name, String stage, long amount, double chance, LocalDate closes) {
    return new Deal(id, name, stage, amount, chance, closes);
  }

  private static LocalDate day(int fromNow) {
    return LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(fromNow);
  }
}
