package com.salesintelligence.local.platform.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the tables of a real-estate firm; the same seed makes the same ones. */
final class RealEstate {

  private static final int PROPERTIES = 240;
  private static final int CLIENTS = 120;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final List<String> NEIGHBOURHOODS =
      List.of(
          "Dubai Marina",
          "Downtown",
          "Palm Jumeirah",
          "Business Bay",
          "Arabian Ranches",
          "Jumeirah Village",
          "Dubai Hills",
          "Mirdif");
  private static final List<String> PARTS = List.of("waterfront", "centre", "suburb", "golf");
  private static final List<String> KINDS = List.of("apartment", "villa", "townhouse", "penthouse");
  private static final List<String> FIRST_NAMES =
      List.of("Noor", "Omar", "Leila", "Anna", "Ravi", "Mei", "Jonas", "Sara", "Ilya", "Fatima");
  private static final List<String> LAST_NAMES =
      List.of("Haddad", "Khan", "Novak", "Silva", "Tan", "Weber", "Rossi", "Mensah");

  private final Random random;

  RealEstate(long seed) {
    random = new Random(seed);
  }

  void write(Path folder) throws IOException {
    write(folder.resolve("neighbourhoods.csv"), neighbourhoods());
    write(folder.resolve("properties.csv"), properties());
    write(folder.resolve("clients.csv"), clients());
    Files.createDirectories(folder.resolve("transactions"));
    write(folder.resolve("transactions/2026.ndjson"), transactions());
    Files.writeString(
        folder.resolve("market_data.json"), "[\n" + String.join(",\n", marketData()) + "\n]\n");
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
  }

  private List<String> neighbourhoods() {
    var lines = new ArrayList<>(List.of("neighbourhood,kind,metro,schools"));
    for (var name : NEIGHBOURHOODS) {
      lines.add(
          "%s,%s,%s,%d".formatted(name, any(PARTS), random.nextBoolean(), random.nextInt(12)));
    }
    return lines;
  }

  /** One price is missing, as prices are: a row to see rejected. */
  private List<String> properties() {
    var lines =
        new ArrayList<>(
            List.of("property_id;neighbourhood;kind;bedrooms;area_sqm;price_aed;status;listed_on"));
    for (int i = 0; i < PROPERTIES; i++) {
      int area = 45 + random.nextInt(400);
      lines.add(
          "%s;%s;%s;%d;%d.5;%s;%s;%s"
              .formatted(
                  property(i),
                  any(NEIGHBOURHOODS),
                  any(KINDS),
                  random.nextInt(6),
                  area,
                  i == 17 ? "" : Integer.toString(area * (9_000 + random.nextInt(20_000))),
                  any(List.of("available", "available", "reserved", "sold")),
                  FIRST_DAY.plusDays(random.nextInt(300))));
    }
    return lines;
  }

  private List<String> clients() {
    var lines = new ArrayList<>(List.of("client_id,name,email,budget_aed,looking_for"));
    for (int i = 0; i < CLIENTS; i++) {
      var first = any(FIRST_NAMES);
      var last = any(LAST_NAMES);
      lines.add(
          "%s,\"%s, %s\",%s.%s.%d@buyers.example,%d,%s"
              .formatted(
                  client(i),
                  last,
                  first,
                  first.toLowerCase(),
                  last.toLowerCase(),
                  i,
                  (5 + random.nextInt(60)) * 100_000,
                  any(KINDS)));
    }
    return lines;
  }

  private List<String> transactions() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < PROPERTIES; i += 2) {
      lines.add(
          "{\"transaction_id\": \"T-%05d\", \"property_id\": \"%s\", \"client_id\": \"%s\", \"price_aed\": %d, \"closed_at\": \"%sT%02d:00:00+04:00\"}"
              .formatted(
                  i,
                  property(i),
                  client(random.nextInt(CLIENTS)),
                  500_000 + random.nextInt(5_000_000),
                  FIRST_DAY.plusDays(random.nextInt(300)),
                  8 + random.nextInt(9)));
    }
    return lines;
  }

  private List<String> marketData() {
    var objects = new ArrayList<String>();
    for (var name : NEIGHBOURHOODS) {
      for (int month = 0; month < 10; month++) {
        objects.add(
            "  {\"neighbourhood\": \"%s\", \"month\": \"%s\", \"median_aed_per_sqm\": %d, \"sales\": %d}"
                .formatted(
                    name,
                    FIRST_DAY.plusMonths(month),
                    9_000 + random.nextInt(20_000),
                    random.nextInt(200)));
      }
    }
    return objects;
  }

  private static String property(int number) {
    return "P-%05d".formatted(number);
  }

  private static String client(int number) {
    return "C-%04d".formatted(number);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
