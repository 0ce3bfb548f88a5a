package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the calls of the last half year, and later new ones, as descriptors. */
public final class PhoneLog {
  private static final int CALLS = 50;
  private static final int MAILS_PER_CALL = 6;
  private static final int FEWEST = 60;
  private static final double LIVELIEST = 2.4;

  private final Plan plan;
  private final List<Account> accounts;
  private final List<Party> strangers;
  private final PhoneBook book;

  PhoneLog(Plan plan, List<Account> accounts, List<Party> strangers, PhoneBook book) {
    this.plan = plan;
    this.accounts = accounts;
    this.strangers = strangers;
    this.book = book;
  }

  /** All calls of the half year before the founding, oldest first; a call's place is its number. */
  public List<Call> halfYear() {
    var calls = new ArrayList<Call>();
    int count = accounts.isEmpty() ? 0 : Math.max(FEWEST, plan.scale().mails() / MAILS_PER_CALL);
    for (int i = 0; i < count; i++) {
      var dice = Dice.of(plan.seed(), CALLS, i);
      calls.add(i % 12 == 11 ? strange(dice) : business(dice));
    }
    calls.sort(Comparator.comparingLong(Call::startedAt));
    var numbered = new ArrayList<Call>(count);
    for (Call call : calls) {
      numbered.add(call.as(numbered.size(), call.startedAt()));
    }
    return numbered;
  }

  /** A call that begins now. */
  public Call now(long number, long at, Dice dice) {
    Call call = accounts.isEmpty() || dice.chance(0.08) ? strange(dice) : business(dice);
    return call.as(number, at);
  }

  private Call business(Dice dice) {
    Account account = dice.pick(accounts);
    for (int i = 0; i < 8 && !dice.chance(account.story.volume() / LIVELIEST); i++) {
      account = dice.pick(accounts);
    }
    Party contact = account.anyContact(dice);
    for (int i = 0; i < 4 && book.numberOf(contact.contactId()).isEmpty(); i++) {
      contact = account.anyContact(dice);
    }
    String phone = book.numberOf(contact.contactId()).orElse("");
    if (phone.isEmpty()) {
      return call(null, account, PhoneBook.e164(account.country.phone(dice)), dice);
    }
    return call(contact, account, phone, dice);
  }

  /** By someone whom the CRM knows as a lead at most. */
  private Call strange(Dice dice) {
    if (!strangers.isEmpty() && dice.chance(0.3)) {
      return call(dice.pick(strangers), null, unknownNumber(dice), dice);
    }
    return call(null, null, unknownNumber(dice), dice);
  }

  private String unknownNumber(Dice dice) {
    String number = PhoneBook.e164(Country.pick(dice).phone(dice));
    for (int i = 0; i < 20 && book.known(number); i++) {
      number = PhoneBook.e164(Country.pick(dice).phone(dice));
    }
    return number;
  }

  private Call call(@Nullable Party other, @Nullable Account account, String phone, Dice dice) {
    boolean outbound = account != null && dice.chance(0.6);
    boolean answered = dice.chance(outbound ? 0.72 : 0.85);
    Party rep = account != null && dice.chance(0.85) ? account.owner : dice.pick(Reps.all());
    double age = account == null ? 180 * dice.unit() : account.story.age(dice);
    long start =
        OfficeHours.before(
            plan.at().toEpochMilli() - (long) (age * TimeUnit.DAYS.toMillis(1)) - 7_200_000, dice);
    int ring = dice.between(3_000, 25_000);
    int talk = answered ? (int) (40_000 + 2_400_000 * StrictMath.pow(dice.unit(), 2.2)) : 0;
    String topic = account == null ? "inbound" : account.story.topic(dice);
    return new Call(
        -1,
        rep,
        other,
        account,
        topic,
        outbound,
        phone,
        start,
        ring,
        talk,
        !outbound && dice.chance(0.3));
  }
}
