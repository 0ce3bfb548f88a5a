package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.core.EmailAddress;
import com.salesintelligence.resolve.linkage.Kind;
import com.salesintelligence.resolve.normalise.CompanyNames;
import com.salesintelligence.resolve.normalise.Dates;
import com.salesintelligence.resolve.normalise.Folding;
import com.salesintelligence.resolve.normalise.PersonName;
import com.salesintelligence.resolve.normalise.Phone;

/**
 * Brings a cell of a file into the form in which its kind is compared.
 *
 * @param region country of phone numbers that do not name theirs
 */
record Normaliser(String region, Dates.Order dates) {

  /** Two digits of a year above this are of the last century. */
  private static final int PIVOT = 25;

  /** Empty when the cell says nothing that can be compared. */
  String normalise(Kind kind, String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return "";
    }
    return switch (kind) {
      case GIVEN_NAME, SURNAME, TEXT, CATEGORY -> Folding.words(text);
      case FULL_NAME -> name(text);
      case COMPANY -> CompanyNames.core(text);
      case DATE -> Dates.of(text, dates, PIVOT);
      case EMAIL -> email(text);
      case PHONE -> Phone.of(text, region).map(Phone::text).orElse("");
      case POSTCODE, IDENTIFIER, NUMBER -> Folding.words(text).replace(" ", "");
    };
  }

  private static String name(String text) {
    PersonName name = PersonName.of(text);
    return (name.given() + " " + name.surname()).strip();
  }

  /** What stands in angle brackets, when it is written as in a mail's header. */
  private static String email(String text) {
    int open = text.lastIndexOf('<');
    int close = text.lastIndexOf('>');
    String address = open >= 0 && close > open ? text.substring(open + 1, close) : text;
    return EmailAddress.of(address).orElse("");
  }
}
