package com.salesintelligence.local.sandbox.company;

import java.util.List;

/**
 * Where an account is at home.
 *
 * @param culture which names its people have
 */
record Country(String name, String culture, int share) {
  private static final List<Country> ALL =
      Tables.of("companies.txt").get("countries").stream().map(Country::parse).toList();
  private static final int TOTAL = ALL.stream().mapToInt(Country::share).sum();

  private static Country parse(String line) {
    String[] parts = line.split("\\|", -1);
    return new Country(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  static Country pick(Dice dice) {
    int point = dice.below(TOTAL);
    for (Country country : ALL) {
      point -= country.share;
      if (point < 0) {
        return country;
      }
    }
    return ALL.getFirst();
  }

  /** A number from a range that is set aside for fiction where the country has one. */
  String phone(Dice dice) {
    int line = dice.below(100);
    return switch (name) {
      case "United Kingdom" -> "020 7946 0%03d".formatted(dice.below(1000));
      case "Germany" -> "+49 30 23125 %03d".formatted(dice.below(1000));
      case "France" -> "+33 1 99 00 %02d %02d".formatted(dice.below(100), line);
      case "Sweden" -> "+46 8 465 004 %02d".formatted(line);
      case "Australia" -> "+61 2 5550 %04d".formatted(dice.below(10_000));
      case "Ireland" -> "+353 20 91%d %04d".formatted(dice.between(0, 9), dice.below(10_000));
      default -> "+1 (%d) 555-01%02d".formatted(dice.between(201, 989), line);
    };
  }
}
