package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up people, each recorded several times with slips of the pen. */
final class People {

  static final List<Field> FIELDS =
      List.of(
          new Field("given", Kind.GIVEN_NAME),
          new Field("surname", Kind.SURNAME),
          new Field("born", Kind.DATE),
          new Field("city", Kind.TEXT),
          new Field("email", Kind.EMAIL));

  static final Specification SPECIFICATION =
      new Specification(
          FIELDS,
          Specification.comparisons(FIELDS, Nicknames.none()),
          Blocking.byKind(FIELDS),
          false,
          1_000);

  private static final String[] SYLLABLES = {
    "an", "bel", "cor", "dan", "el", "fin", "gar", "hol", "im", "jas", "kel", "lor", "mor", "nel"
  };
  private static final String[] CITIES = {"leeds", "york", "bath", "derby", "luton", "hull"};

  final List<Entry> entries = new ArrayList<>();
  final List<String> entities = new ArrayList<>();

  private final Random random;

  People(int people, long seed) {
    this.random = new Random(seed);
    for (int person = 0; person < people; person++) {
      record(person);
    }
  }

  private void record(int person) {
    String given = word(2);
    String surname = word(3);
    String born =
        "%04d%02d%02d"
            .formatted(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
    String city = CITIES[random.nextInt(CITIES.length)];
    String email = given + "." + surname + random.nextInt(100) + "@" + word(2) + ".com";
    int times = 1 + random.nextInt(4);
    for (int time = 0; time < times; time++) {
      entries.add(
          new Entry(
              "p%d-%d".formatted(person, time),
              slip(given),
              slip(surname),
              slip(born),
              slip(city),
              slip(email)));
      entities.add("p" + person);
    }
  }

  private String word(int syllables) {
    var word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private String slip(String value) {
    int at = random.nextInt(value.length() - 1);
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> value.substring(0, at) + value.substring(at + 1);
      case 2 ->
          value.substring(0, at)
              + value.charAt(at + 1)
              + value.charAt(at)
              + value.substring(at + 2);
      default -> value;
    };
  }
}
