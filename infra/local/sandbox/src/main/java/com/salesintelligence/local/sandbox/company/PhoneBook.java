package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which number the CRM has for whom; a number that several people share belongs to none of them.
 */
public final class PhoneBook {
  private final Map<String, Owner> owners = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();

  /**
   * Whom a number leads to.
   *
   * @param recordId null when several people have the number
   * @param accountId null when they work for several accounts, or for none
   */
  public record Owner(@Nullable String recordId, @Nullable String accountId) {}

  PhoneBook(Company company) {
    company.peopleAndDeals(this::enter);
  }

  private void enter(CrmRecord record) {
    if (!record.object().equals("Contact") && !record.object().equals("Lead")) {
      return;
    }
    for (String field : List.of("Phone", "MobilePhone")) {
      if (record.fields().get(field) instanceof String written) {
        String number = e164(written);
        numbers.putIfAbsent(record.id(), number);
        String account = record.fields().get("AccountId") instanceof String id ? id : null;
        owners.merge(number, new Owner(record.id(), account), PhoneBook::shared);
      }
    }
  }

  private static Owner shared(Owner one, Owner other) {
    return one.equals(other)
        ? one
        : new Owner(null, Objects.equals(one.accountId, other.accountId) ? one.accountId : null);
  }

  /** The number by which the CRM knows a record, E.164. */
  Optional<String> numberOf(@Nullable String recordId) {
    return Optional.ofNullable(recordId).map(numbers::get);
  }

  boolean known(String number) {
    return owners.containsKey(number);
  }

  /** The truth in the form in which it is handed out. */
  public List<Map<String, @Nullable Object>> truthLines() {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    owners.forEach(
        (number, owner) -> {
          var line = new LinkedHashMap<String, @Nullable Object>();
          line.put("type", "phone");
          line.put("number", number);
          line.put("record_id", owner.recordId);
          line.put("account_id", owner.accountId);
          lines.add(line);
        });
    return lines;
  }

  /** Numbers are written in many ways; those without a country are British here. */
  static String e164(String written) {
    var digits = new StringBuilder("+");
    written.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    return digits.length() > 1 && digits.charAt(1) == '0' && !written.startsWith("+")
        ? "+44" + digits.substring(2)
        : digits.toString();
  }
}
