package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/** Makes the accounts and their people. */
final class Founding {
  static final int ACCOUNTS = 1;
  private static final int CONTACTS = 2;
  private static final int COLLEAGUES = 3;

  private final Plan plan;
  private final People people = new People();
  private final List<Account> accounts = new ArrayList<>();
  private int contacts;

  Founding(Plan plan) {
    this.plan = plan;
  }

  List<Account> accounts() {
    foundAccounts();
    var dice = Dice.of(plan.seed(), CONTACTS);
    for (Account account : accounts) {
      hire(account, dice);
    }
    while (contacts < plan.scale().contacts()) {
      hire(dice.pick(accounts), dice);
    }
    hireColleagues();
    return List.copyOf(accounts);
  }

  People people() {
    return people;
  }

  private void foundAccounts() {
    var names = new CompanyNames(Dice.of(plan.seed(), ACCOUNTS));
    for (int i = 0; i < plan.scale().accounts(); i++) {
      var dice = Dice.of(plan.seed(), ACCOUNTS, i);
      String id = SalesforceId.of("001", plan.seed(), plan.generation(), i);
      var owner = Reps.all().get(i < Reps.all().size() ? i : dice.below(Reps.all().size()));
      accounts.add(new Account(i, id, names.get(i), Country.pick(dice), owner, dice));
    }
  }

  private void hire(Account account, Dice dice) {
    String id = SalesforceId.of("003", plan.seed(), plan.generation(), contacts++);
    boolean main = account.contacts.isEmpty();
    account.contacts.add(
        !main && dice.chance(0.06)
            ? people.consultant(account, id, dice)
            : people.employee(Kind.CONTACT, account, id, dice));
  }

  private void hireColleagues() {
    var dice = Dice.of(plan.seed(), COLLEAGUES);
    for (Account account : accounts) {
      if (account.index % 3 == 0 || dice.chance(0.25)) {
        account.colleagues.add(people.employee(Kind.COLLEAGUE, account, null, dice));
      }
    }
  }
}
