package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is in HubSpot: most of the CRM, some whom the CRM lacks, and who is in a sequence.
 */
public final class HubSpotBook {
  private static final int COMPANIES = 60;
  private static final int CONTACTS = 61;
  private static final int ONLY_HERE = 62;
  private static final int ENROLLMENTS = 63;

  private final Plan plan;
  private final List<HubCompany> companies = new ArrayList<>();
  private final List<HubContact> contacts = new ArrayList<>();
  private final List<HubEnrollment> enrollments = new ArrayList<>();

  HubSpotBook(Plan plan, List<Account> accounts, List<Party> strangers, People people) {
    this.plan = plan;
    accounts.forEach(this::known);
    if (!accounts.isEmpty()) {
      strangers.forEach(this::stranger);
      onlyHere(people, accounts.size());
    }
    enroll();
  }

  public List<HubCompany> companies() {
    return companies;
  }

  public List<HubContact> contacts() {
    return contacts;
  }

  public List<HubEnrollment> enrollments() {
    return enrollments;
  }

  public List<HubSequence> sequences() {
    return HubSequence.all();
  }

  private void known(Account account) {
    var dice = Dice.of(plan.seed(), COMPANIES, account.index);
    HubCompany company = null;
    if (dice.chance(0.92)) {
      company =
          new HubCompany(companies.size(), account, spelled(account.name, dice), account.domain);
      companies.add(company);
    }
    for (Party contact : account.contacts) {
      if (dice.chance(0.8)) {
        add(contact, company);
      }
    }
    for (Party colleague : account.colleagues) {
      if (dice.chance(0.35)) {
        add(colleague, company);
      }
    }
  }

  private void stranger(Party stranger) {
    if (Dice.of(plan.seed(), CONTACTS, contacts.size()).chance(0.5)) {
      add(stranger, null);
    }
  }

  private void add(Party party, @Nullable HubCompany company) {
    contacts.add(new HubContact(contacts.size(), party, company));
  }

  /** Marketing's spelling of a name is not the CRM's. */
  private static String spelled(String name, Dice dice) {
    return switch (dice.below(6)) {
      case 0 -> name.toUpperCase(java.util.Locale.ROOT);
      case 1 -> name + ", Inc.";
      case 2 -> name + " Ltd";
      case 3 -> name.replace(" ", "  ");
      default -> name;
    };
  }

  private void onlyHere(People people, int taken) {
    var names = new CompanyNames(Dice.of(plan.seed(), Founding.ACCOUNTS));
    int more = Math.min(Math.max(2, plan.scale().accounts() / 10), CompanyNames.count() - taken);
    for (int i = 0; i < more; i++) {
      var dice = Dice.of(plan.seed(), ONLY_HERE, i);
      var named = names.get(taken + i);
      var employer =
          new Account(taken + i, "", named, Country.pick(dice), dice.pick(Reps.all()), dice);
      var company = new HubCompany(companies.size(), null, named.name(), named.domain());
      companies.add(company);
      for (int n = 0; n < dice.between(1, 3); n++) {
        add(withoutAccount(people.employee(Kind.FREE_MAIL, employer, null, dice)), company);
      }
    }
  }

  private static Party withoutAccount(Party party) {
    return new Party(
        party.kind(),
        party.address(),
        party.name(),
        party.given(),
        party.family(),
        party.title(),
        null,
        null);
  }

  private void enroll() {
    var sequences = HubSequence.all();
    for (HubContact contact : contacts) {
      var dice = Dice.of(plan.seed(), ENROLLMENTS, contact.number());
      if (dice.chance(0.12)) {
        enrollments.add(enrollment(contact, dice.pick(sequences), dice));
      }
    }
  }

  private HubEnrollment enrollment(HubContact contact, HubSequence sequence, Dice dice) {
    double age = 0.2 + 90 * StrictMath.pow(dice.unit(), 1.5);
    long at = plan.at().toEpochMilli() - (long) (age * TimeUnit.DAYS.toMillis(1));
    var status =
        age < 21 && dice.chance(0.7)
            ? HubEnrollment.Status.ACTIVE
            : dice.pick(
                List.of(
                    HubEnrollment.Status.FINISHED,
                    HubEnrollment.Status.FINISHED,
                    HubEnrollment.Status.REPLIED,
                    HubEnrollment.Status.UNENROLLED));
    long lasted = (long) (age * dice.unit() * TimeUnit.DAYS.toMillis(1));
    long ended = status == HubEnrollment.Status.ACTIVE ? 0 : at + lasted;
    return new HubEnrollment(enrollments.size(), contact.number(), sequence, at, status, ended);
  }
}
