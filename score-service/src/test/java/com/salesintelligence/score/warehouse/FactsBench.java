package com.salesintelligence.score.warehouse;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long the two queries of a round take, by mails in the warehouse and accounts of the round.
 * Only on demand: {@code ./mvnw -pl score-service -am test -Dtest=FactsBench}.
 */
class FactsBench {

  private static final int ROUNDS = 9;
  private static final String BODY =
      "Dear Maya, this is a line of text about nothing.\n".repeat(20);

  @Test
  void measure() {
    measure(10_000, 500);
    measure(100_000, 2_000);
  }

  private static void measure(int mails, int accounts) {
    try (var warehouse = new SmallWarehouse()) {
      fill(warehouse, mails, accounts);
      var facts = new WarehouseFacts(warehouse.queries());
      for (int batch : new int[] {1, 50, 500}) {
        measure(facts, mails, ids(accounts, batch));
      }
    }
  }

  private static void measure(WarehouseFacts facts, int mails, Set<String> ids) {
    long[] micros = new long[ROUNDS];
    facts.of(ids, NOW);
    long cpu = cpuMillis();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      facts.of(ids, NOW.plusSeconds(i));
      micros[i] = (System.nanoTime() - start) / 1_000;
    }
    cpu = cpuMillis() - cpu;
    Arrays.sort(micros);
    System.out.printf(
        "BENCH %,d mails, %d accounts: median %.0f ms, least %.0f ms, CPU %d ms%n",
        mails, ids.size(), micros[ROUNDS / 2] / 1000.0, micros[0] / 1000.0, cpu / ROUNDS);
  }

  private static long cpuMillis() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1_000_000;
  }

  private static Set<String> ids(int accounts, int batch) {
    return IntStream.range(0, batch)
        .mapToObj(i -> "acc" + i * 7919L % accounts)
        .collect(Collectors.toSet());
  }

  private static void fill(SmallWarehouse warehouse, int mails, int accounts) {
    for (int i = 0; i < accounts; i++) {
      warehouse.account("acc" + i, "Account " + i);
      for (int k = 0; k < 4; k++) {
        String person = "p" + i + "-" + k;
        warehouse.contact(person, "acc" + i, "Nina", person, person + "@acme.example");
      }
      warehouse.opportunity("o" + i, "acc" + i, "Deal", "84000", 60, LocalDate.of(2026, 12, 5));
      warehouse.activity("t" + i, "acc" + i, "Call", "Talk", NOW.minus(Duration.ofDays(i % 60)));
      settle(warehouse, i);
    }
    for (int i = 0; i < mails; i++) {
      String person = "p" + i * 31L % accounts + "-" + i % 4 + "@acme.example";
      var at = NOW.minus(Duration.ofMinutes(i * 5_237L % (365 * 24 * 60)));
      if (i % 2 == 0) {
        warehouse.inbound("m" + i, person, "Subject " + i, BODY + (i % 9 == 0 ? "budget" : ""), at);
      } else {
        warehouse.outbound("m" + i, person, "Subject " + i, BODY, at);
      }
      settle(warehouse, i);
    }
    warehouse.settle();
  }

  private static void settle(SmallWarehouse warehouse, int i) {
    if (i % 2_000 == 0) {
      warehouse.settle();
    }
  }
}
