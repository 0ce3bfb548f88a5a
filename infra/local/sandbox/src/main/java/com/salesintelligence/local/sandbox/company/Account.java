package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/** A company that we sell to, and its people. */
public final class Account {
  final int index;
  final String id;
  final String name;
  final String domain;
  final String website;
  final String industry;
  final Country country;
  final long revenue;
  final Party owner;
  final Story story;
  final List<Party> contacts = new ArrayList<>();
  final List<Party> colleagues = new ArrayList<>();

  Account(int index, String id, CompanyNames.Named named, Country country, Party owner, Dice dice) {
    this.index = index;
    this.id = id;
    this.name = named.name();
    this.domain = named.domain();
    this.industry = named.industry();
    this.country = country;
    this.owner = owner;
    this.website = website(domain, dice);
    this.revenue = 10_000 * (long) (StrictMath.pow(10, 6.2 + 2.6 * dice.unit()) / 10_000);
    this.story = Story.pick(dice);
  }

  private static String website(String domain, Dice dice) {
    return switch (dice.below(5)) {
      case 0 -> "www." + domain;
      case 1 -> "http://www." + domain + "/";
      case 2 -> domain;
      default -> "https://www." + domain;
    };
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String domain() {
    return domain;
  }

  public Story story() {
    return story;
  }

  /** Someone to write with: mostly the first, who is the main contact. */
  Party anyContact(Dice dice) {
    return contacts.get(Math.min(dice.below(contacts.size()), dice.below(contacts.size())));
  }
}
