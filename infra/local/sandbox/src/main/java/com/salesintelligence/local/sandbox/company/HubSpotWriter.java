package com.salesintelligence.local.sandbox.company;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes HubSpot's properties of a seeded company or contact; the same one always reads the same.
 */
public final class HubSpotWriter {
  private static final int COMPANY = 64;
  private static final int CONTACT = 65;
  private static final int TIMES = 66;
  private static final double IMPORTED = 0.4;

  private final long seed;
  private final long now;

  /** When a record was made and last changed, in milliseconds since the epoch. */
  public record Dated(long created, long modified) {}

  HubSpotWriter(Plan plan) {
    this.seed = plan.seed();
    this.now = plan.at().toEpochMilli();
  }

  /** Four of ten share one moment: that of an import. */
  public Dated contactDated(int number) {
    return dated(Dice.of(seed, TIMES, 1, number));
  }

  public Dated companyDated(int number) {
    return dated(Dice.of(seed, TIMES, 2, number));
  }

  private Dated dated(Dice dice) {
    long imported = now - TimeUnit.DAYS.toMillis(40) - 123;
    long created = now - (long) (TimeUnit.DAYS.toMillis(45) * (1 + 15 * dice.unit()));
    long modified =
        dice.chance(IMPORTED) ? imported : created + (long) ((now - created) * dice.unit());
    return new Dated(created, modified);
  }

  public Map<String, String> company(HubCompany company) {
    var dice = Dice.of(seed, COMPANY, company.number());
    var properties = new LinkedHashMap<String, String>();
    properties.put("name", company.name());
    properties.put("domain", dice.chance(0.1) ? "www." + company.domain() : company.domain());
    put(properties, "website", dice.chance(0.6) ? "https://" + company.domain() : null);
    Account account = company.account();
    if (account != null) {
      properties.put("industry", account.industry.toUpperCase(java.util.Locale.ROOT));
      properties.put("country", account.country.name());
      properties.put("phone", PhoneBook.e164(account.country.phone(dice)));
      properties.put("numberofemployees", Long.toString(account.revenue / 180_000 + 3));
      put(properties, "annualrevenue", dice.chance(0.5) ? Long.toString(account.revenue) : null);
    }
    properties.put("lifecyclestage", stage(account, dice));
    if (dice.chance(0.9)) {
      Party owner = account == null ? dice.pick(Reps.all()) : account.owner;
      properties.put("hubspot_owner_id", HubSpotIds.owner(Reps.all().indexOf(owner)));
    }
    return properties;
  }

  public Map<String, String> contact(HubContact contact) {
    var dice = Dice.of(seed, CONTACT, contact.number());
    Party party = contact.party();
    HubCompany company = contact.company();
    Account account = company == null ? null : company.account();
    var properties = new LinkedHashMap<String, String>();
    properties.put("email", party.address());
    properties.put("firstname", given(party, dice));
    properties.put("lastname", family(party, dice));
    properties.put("hs_email_domain", party.domain());
    put(properties, "company", company == null ? null : company.name());
    put(properties, "jobtitle", dice.chance(0.85) ? party.title() : null);
    put(properties, "phone", dice.chance(0.5) ? phone(account, dice) : null);
    put(properties, "country", account == null ? null : account.country.name());
    properties.put("lifecyclestage", stage(account, dice));
    put(properties, "hs_lead_status", dice.chance(0.4) ? leadStatus(dice) : null);
    if (dice.chance(0.92)) {
      Party owner = account == null ? dice.pick(Reps.all()) : account.owner;
      properties.put("hubspot_owner_id", HubSpotIds.owner(Reps.all().indexOf(owner)));
    }
    if (dice.chance(0.04)) {
      properties.put("hs_email_optout", "true");
    }
    if (dice.chance(0.03)) {
      properties.put("hs_email_bounce", Integer.toString(dice.between(1, 3)));
      properties.put("hs_email_hard_bounce_reason_enum", "UNKNOWN_USER");
    }
    return properties;
  }

  private static void put(Map<String, String> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  private static String phone(@Nullable Account account, Dice dice) {
    Country country = account == null ? Country.pick(dice) : account.country;
    return PhoneBook.e164(country.phone(dice));
  }

  private static String given(Party party, Dice dice) {
    return switch (dice.below(10)) {
      case 0 -> party.given().toUpperCase(java.util.Locale.ROOT);
      case 1 -> party.given().substring(0, party.given().offsetByCodePoints(0, 1)) + ".";
      default -> party.given();
    };
  }

  private static String family(Party party, Dice dice) {
    return dice.chance(0.1) ? party.family().toUpperCase(java.util.Locale.ROOT) : party.family();
  }

  private static String stage(@Nullable Account account, Dice dice) {
    if (account == null) {
      return dice.chance(0.6) ? "subscriber" : "lead";
    }
    return switch (account.story) {
      case RENEWAL, STEADY, TROUBLED -> "customer";
      case HOT, COOLING -> "opportunity";
      case NEW_LOGO -> "salesqualifiedlead";
      case SILENT, LOST -> dice.chance(0.5) ? "marketingqualifiedlead" : "lead";
    };
  }

  private static String leadStatus(Dice dice) {
    return dice.pick(
        java.util.List.of("NEW", "OPEN", "IN_PROGRESS", "ATTEMPTED_TO_CONTACT", "CONNECTED"));
  }
}
