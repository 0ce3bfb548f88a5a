package com.salesintelligence.local.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes the CRM of a company: users, accounts, contacts, leads, and what belongs to deals. */
final class CrmRecords {
  private static final int PEOPLE = 30;
  private static final int LEADS = 31;
  private static final int DEALS = 32;
  private static final List<String> LEAD_STATUS =
      List.of("Open - Not Contacted", "Working - Contacted", "Closed - Not Converted");
  private static final List<String> LEAD_SOURCE =
      List.of("Web", "Trade Show", "Partner Referral", "Phone Inquiry");

  private final Plan plan;
  private final List<Account> accounts;
  private final List<Party> strangers;

  CrmRecords(Plan plan, List<Account> accounts, List<Party> strangers) {
    this.plan = plan;
    this.accounts = accounts;
    this.strangers = strangers;
  }

  void writeTo(Consumer<CrmRecord> out) {
    Reps.all().forEach(rep -> out.accept(user(rep)));
    var deals = new Deals(plan, out);
    for (Account account : accounts) {
      var dice = Dice.of(plan.seed(), PEOPLE, account.index);
      out.accept(account(account, dice));
      for (int i = 0; i < account.contacts.size(); i++) {
        out.accept(contact(account, account.contacts.get(i), i == 0, dice));
      }
      deals.of(account, Dice.of(plan.seed(), DEALS, account.index));
    }
    leads(out);
    if (!accounts.isEmpty()) {
      deals.archive(accounts, plan.scale().tasks(), Dice.of(plan.seed(), DEALS, -1));
    }
  }

  private CrmRecord user(Party rep) {
    return new Fields("User", Reps.userId(rep))
        .dated(plan.at().minus(Duration.ofDays(900)), plan.at().minus(Duration.ofDays(30)))
        .with("Name", rep.name())
        .with("FirstName", rep.given())
        .with("LastName", rep.family())
        .with("Username", rep.address())
        .with("Email", rep.address())
        .with("Title", rep.title())
        .with("IsActive", true)
        .record();
  }

  private CrmRecord account(Account account, Dice dice) {
    Instant created = plan.at().minus(Duration.ofDays(dice.between(20, 1_400)));
    return new Fields("Account", account.id)
        .dated(created, later(created, dice))
        .with("Name", account.name)
        .with("Website", dice.chance(0.97) ? account.website : null)
        .with("Industry", account.industry)
        .with("AnnualRevenue", account.revenue)
        .with("NumberOfEmployees", (int) (account.revenue / 180_000) + 3)
        .with("BillingCountry", account.country.name())
        .with("Phone", account.country.phone(dice))
        .with("Type", account.story.customer() ? "Customer - Direct" : "Prospect")
        .with("OwnerId", Reps.userId(account.owner))
        .record();
  }

  private CrmRecord contact(Account account, Party party, boolean main, Dice dice) {
    Instant created = plan.at().minus(Duration.ofDays(dice.between(10, 900)));
    boolean capital = dice.chance(0.05);
    return new Fields("Contact", Objects.requireNonNull(party.contactId()))
        .dated(created, later(created, dice))
        .with("AccountId", account.id)
        .with("FirstName", party.given())
        .with("LastName", party.family())
        .with("Name", party.name())
        .with("Email", capital ? capitalised(party.address()) : party.address())
        .with("Phone", dice.chance(0.8) ? account.country.phone(dice) : null)
        .with("MobilePhone", dice.chance(0.5) ? account.country.phone(dice) : null)
        .with("Title", party.title())
        .with("Department", null)
        .with("MailingCountry", account.country.name())
        .with("IsPrimary__c", main)
        .with("OwnerId", Reps.userId(account.owner))
        .record();
  }

  private void leads(Consumer<CrmRecord> out) {
    for (int i = 0; i < Math.min(plan.scale().leads(), strangers.size()); i++) {
      var dice = Dice.of(plan.seed(), LEADS, i);
      Party party = strangers.get(i);
      Instant created = plan.at().minus(Duration.ofDays(dice.between(1, 170)));
      var rep = dice.pick(Reps.all());
      out.accept(
          new Fields("Lead", SalesforceId.of("00Q", plan.seed(), plan.generation(), i))
              .dated(created, later(created, dice))
              .with("FirstName", party.given())
              .with("LastName", party.family())
              .with("Name", party.name())
              .with("Email", party.address())
              .with("Company", party.family() + " Consulting")
              .with("Phone", Country.pick(dice).phone(dice))
              .with("Title", party.title())
              .with("LeadSource", dice.pick(LEAD_SOURCE))
              .with("Status", dice.pick(LEAD_STATUS))
              .with("IsConverted", false)
              .with("OwnerId", Reps.userId(rep))
              .record());
    }
  }

  private Instant later(Instant created, Dice dice) {
    long seconds = Duration.between(created, plan.at()).toSeconds();
    return created.plusSeconds((long) (seconds * dice.unit()));
  }

  private static String capitalised(String address) {
    return Character.toUpperCase(address.charAt(0)) + address.substring(1);
  }
}
