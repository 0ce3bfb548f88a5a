package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.function.ToIntBiFunction;

/** The levels of agreement of each kind of field; level 0 is equality. */
final class Comparers {

  /**
   * @param levels from full agreement to none
   * @param unequal level of two values that differ
   */
  record Comparer(List<String> levels, ToIntBiFunction<String, String> unequal) {}

  private Comparers() {}

  static Comparer of(Kind kind, Nicknames nicknames) {
    return switch (kind) {
      case GIVEN_NAME ->
          new Comparer(
              List.of("equal", "nickname", "one letter", "initial", "close", "alike", "different"),
              (l, r) -> givenName(l, r, nicknames));
      case SURNAME ->
          new Comparer(
              List.of("equal", "one letter", "part of it", "close", "alike", "different"),
              Comparers::surname);
      case FULL_NAME, COMPANY ->
          new Comparer(
              List.of("equal", "same words", "close", "part of it", "alike", "different"),
              Comparers::words);
      case DATE ->
          new Comparer(
              List.of(
                  "equal",
                  "day and month swapped",
                  "one digit",
                  "two parts equal",
                  "two digits",
                  "year equal",
                  "different"),
              Comparers::date);
      case EMAIL ->
          new Comparer(
              List.of("equal", "same name", "two letters", "close", "same domain", "different"),
              Comparers::email);
      case PHONE ->
          new Comparer(List.of("equal", "last seven", "one digit", "different"), Comparers::phone);
      case POSTCODE ->
          new Comparer(
              List.of("equal", "one letter", "same area", "different"), Comparers::postcode);
      case IDENTIFIER ->
          new Comparer(
              List.of("equal", "one letter", "two letters", "different"), Comparers::identifier);
      case NUMBER -> new Comparer(List.of("equal", "one digit", "different"), Comparers::number);
      case TEXT ->
          new Comparer(
              List.of("equal", "one letter", "close", "alike", "different"), Comparers::text);
      case CATEGORY -> new Comparer(List.of("equal", "different"), (l, r) -> 1);
    };
  }

  private static int givenName(String l, String r, Nicknames nicknames) {
    if (nicknames.related(l, r)) {
      return 1;
    }
    if (Math.min(l.length(), r.length()) > 2 && Similarity.withinEdits(l, r, 1)) {
      return 2;
    }
    if (l.charAt(0) == r.charAt(0) && (l.length() == 1 || r.length() == 1)) {
      return 3;
    }
    double alike = Similarity.jaroWinkler(l, r);
    return alike >= 0.88 ? 4 : alike >= 0.75 ? 5 : 6;
  }

  private static int surname(String l, String r) {
    if (Math.min(l.length(), r.length()) > 2 && Similarity.withinEdits(l, r, 1)) {
      return 1;
    }
    if (Words.oneHoldsTheOther(l, r)) {
      return 2;
    }
    double alike = Similarity.jaroWinkler(l, r);
    return alike >= 0.88 ? 3 : alike >= 0.75 ? 4 : 5;
  }

  private static int words(String l, String r) {
    double shared = Words.shared(l, r);
    if (shared >= 0.999) {
      return 1;
    }
    double alike = Similarity.jaroWinkler(l, r);
    if (alike >= 0.93 || shared >= 0.9) {
      return 2;
    }
    if (Words.oneHoldsTheOther(l, r)) {
      return 3;
    }
    return alike >= 0.8 || shared >= 0.6 ? 4 : 5;
  }

  private static int date(String l, String r) {
    if (l.length() != 8 || r.length() != 8) {
      return Similarity.withinEdits(l, r, 1) ? 2 : 6;
    }
    boolean year = l.regionMatches(0, r, 0, 4);
    boolean month = l.regionMatches(4, r, 4, 2);
    boolean day = l.regionMatches(6, r, 6, 2);
    if (year && l.regionMatches(4, r, 6, 2) && l.regionMatches(6, r, 4, 2)) {
      return 1;
    }
    if (Similarity.withinEdits(l, r, 1)) {
      return 2;
    }
    if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2) {
      return 3;
    }
    if (Similarity.withinEdits(l, r, 2)) {
      return 4;
    }
    return year ? 5 : 6;
  }

  private static int email(String l, String r) {
    int leftAt = l.lastIndexOf('@');
    int rightAt = r.lastIndexOf('@');
    if (leftAt < 0 || rightAt < 0) {
      return Similarity.withinEdits(l, r, 2) ? 2 : 5;
    }
    if (leftAt == rightAt && l.regionMatches(0, r, 0, leftAt)) {
      return 1;
    }
    if (Similarity.withinEdits(l, r, 2)) {
      return 2;
    }
    if (Similarity.jaroWinkler(l.substring(0, leftAt), r.substring(0, rightAt)) >= 0.88) {
      return 3;
    }
    return l.substring(leftAt).equals(r.substring(rightAt)) ? 4 : 5;
  }

  private static int phone(String l, String r) {
    int n = l.length();
    int m = r.length();
    if (n >= 7 && m >= 7 && l.regionMatches(n - 7, r, m - 7, 7)) {
      return 1;
    }
    return Similarity.withinEdits(l, r, 1) ? 2 : 3;
  }

  private static int postcode(String l, String r) {
    if (Similarity.withinEdits(l, r, 1)) {
      return 1;
    }
    int area = Math.min(l.length(), r.length()) > 4 ? 3 : 2;
    return l.length() >= area && r.length() >= area && l.regionMatches(0, r, 0, area) ? 2 : 3;
  }

  private static int identifier(String l, String r) {
    int edits = Similarity.edits(l, r, 2);
    return edits == 0 ? 1 : edits;
  }

  private static int number(String l, String r) {
    return Similarity.withinEdits(l, r, 1) ? 1 : 2;
  }

  private static int text(String l, String r) {
    if (Math.min(l.length(), r.length()) > 3 && Similarity.withinEdits(l, r, 1)) {
      return 1;
    }
    double alike = Math.max(Similarity.jaroWinkler(l, r), Words.shared(l, r));
    return alike >= 0.9 ? 2 : alike >= 0.78 ? 3 : 4;
  }
}
