package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the mails of the last half year, and later new ones, as descriptors. */
public final class Correspondence {
  private static final int MAILS = 10;
  private static final int STRANGERS = 11;

  /**
   * How much of what is written from and to outside may be with people whom the CRM does not know.
   */
  private static final double MOST_UNKNOWN = 0.025;

  private static final List<Party> SENDERS =
      List.of(
          automated("news@energy-weekly.example", "The Energy Weekly"),
          automated("no-reply@ticketdesk.example", "Ticketdesk"),
          automated("noreply@webinarhub.example", "Webinarhub"),
          automated("donotreply@billing-portal.example", "Billing Portal"),
          automated("notifications@calendarhub.example", "Calendarhub"));

  private final Plan plan;
  private final List<Account> accounts;
  private final List<Party> strangers = new ArrayList<>();
  private final Set<Party> parties = new LinkedHashSet<>();
  private final List<Mail> mails = new ArrayList<>();
  private int copies;
  private int external;
  private int unknown;
  private long threads;

  Correspondence(Plan plan, List<Account> accounts, People people) {
    this.plan = plan;
    this.accounts = accounts;
    var dice = Dice.of(plan.seed(), STRANGERS);
    for (int i = 0; i < Math.max(6, plan.scale().leads()); i++) {
      strangers.add(people.stranger(dice));
    }
    parties.addAll(Reps.all());
    parties.addAll(Reps.office());
    parties.addAll(SENDERS);
    parties.addAll(strangers);
    for (Account account : accounts) {
      account.contacts.forEach(contact -> parties.addAll(People.spellings(contact)));
      parties.addAll(account.colleagues);
    }
  }

  private static Party automated(String address, String name) {
    return new Party(Kind.AUTOMATED, address, name, name, "", "", null, null);
  }

  void writeHalfYear() {
    var dice = Dice.of(plan.seed(), MAILS);
    double[] shares = accounts.stream().mapToDouble(account -> share(account, dice)).toArray();
    double all = Arrays.stream(shares).sum();
    double business = plan.scale().mails() * 0.93;
    double planned = 0;
    for (Account account : accounts) {
      // Summed up, so that a long conversation here makes room there and nobody is left without.
      planned += shares[account.index] / all;
      while (copies < business * planned) {
        converse(open(account, dice), startOf(account, dice), dice);
      }
    }
    while (copies < plan.scale().mails()) {
      converse(openOther(dice), now() - days(180 * dice.unit()), dice);
    }
  }

  private static double share(Account account, Dice dice) {
    return account.story.volume() * (0.6 + 0.8 * dice.unit());
  }

  private long startOf(Account account, Dice dice) {
    return now() - days(account.story.age(dice));
  }

  private void converse(MailThread thread, long start, Dice dice) {
    long at = OfficeHours.before(start, dice);
    boolean byRep = begins(thread, dice);
    int length = length(thread, dice);
    for (int i = 0; i < length && at < now() && copies < plan.scale().mails(); i++) {
      add(thread.write(byRep, at));
      byRep = !byRep;
      at =
          OfficeHours.after(
              at + TimeUnit.MINUTES.toMillis(20 + (long) (3_000 * StrictMath.pow(dice.unit(), 2))),
              dice);
    }
  }

  private static boolean begins(MailThread thread, Dice dice) {
    return switch (thread.topic) {
      case "newsletter", "inbound" -> false;
      case "internal" -> true;
      case "intro", "stall", "meeting" -> dice.chance(0.75);
      default -> dice.chance(0.4);
    };
  }

  private static int length(MailThread thread, Dice dice) {
    return switch (thread.topic) {
      case "newsletter" -> 1;
      case "stall", "intro" -> dice.between(1, 3);
      default -> 1 + dice.below(3) + dice.below(4);
    };
  }

  private void add(Mail mail) {
    mails.add(mail);
    participants(mail).forEach(party -> external += party.kind() == Kind.INTERNAL ? 0 : 1);
    participants(mail).forEach(party -> unknown += party.kind() == Kind.COLLEAGUE ? 1 : 0);
    for (Party rep : Reps.all()) {
      copies += mail.reaches(rep) ? 1 : 0;
    }
  }

  private static Stream<Party> participants(Mail mail) {
    return Stream.of(List.of(mail.from), mail.to, mail.cc).flatMap(List::stream);
  }

  /** A new conversation with an account. */
  MailThread open(Account account, Dice dice) {
    Party contact = dice.pick(People.spellings(account.anyContact(dice)));
    var others = new ArrayList<Party>();
    if (account.contacts.size() > 1 && dice.chance(0.35)) {
      var second = account.anyContact(dice);
      if (second.contactId() != null && !second.contactId().equals(contact.contactId())) {
        others.add(second);
      }
    }
    if (!account.colleagues.isEmpty() && dice.chance(0.08) && unknown <= MOST_UNKNOWN * external) {
      others.add(dice.pick(account.colleagues));
    }
    Party rep = dice.chance(0.85) ? account.owner : dice.pick(Reps.all());
    return thread(account.story.topic(dice), account, rep, contact, others, oursInCopy(rep, dice));
  }

  private static List<Party> oursInCopy(Party rep, Dice dice) {
    if (dice.chance(0.1)) {
      Party second = dice.pick(Reps.all());
      return second.equals(rep) ? List.of() : List.of(second);
    }
    return dice.chance(0.04) ? List.of(dice.pick(Reps.office())) : List.of();
  }

  private MailThread openOther(Dice dice) {
    Party rep = dice.pick(Reps.all());
    int kind = dice.below(100);
    if (kind < 50) {
      return thread("newsletter", null, rep, dice.pick(SENDERS), List.of(), List.of());
    }
    if (kind < 70) {
      return thread("inbound", null, rep, dice.pick(strangers), List.of(), List.of());
    }
    if (kind < 88) {
      Party second = Reps.all().get((Reps.all().indexOf(rep) + 1 + dice.below(5)) % 6);
      return thread("internal", dice.pick(accounts), rep, second, List.of(), List.of());
    }
    return open(dice.pick(accounts), dice);
  }

  private MailThread thread(
      String topic,
      @Nullable Account account,
      Party rep,
      Party other,
      List<Party> others,
      List<Party> ours) {
    return new MailThread(threads++, topic, account, rep, other, List.copyOf(others), ours);
  }

  private long now() {
    return plan.at().toEpochMilli();
  }

  private static long days(double days) {
    return (long) (days * TimeUnit.DAYS.toMillis(1));
  }

  List<Mail> mails() {
    return mails;
  }

  /** Everyone who occurs anywhere, each address once. */
  Set<Party> parties() {
    return parties;
  }

  List<Party> strangers() {
    return strangers;
  }

  /**
   * A new mail now: a reply where {@code thread} is given, else the first of a new conversation.
   */
  public synchronized Mail writeNow(@Nullable MailThread thread, long at, Dice dice) {
    if (thread != null) {
      Mail last = thread.mails.getLast();
      return thread.write(!last.byRep(), at);
    }
    var opened =
        accounts.isEmpty() || dice.chance(0.06) ? openOther(dice) : open(dice.pick(accounts), dice);
    return opened.write(begins(opened, dice), at);
  }
}
