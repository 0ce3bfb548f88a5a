package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeltaLoadProperties {

  /** What the three files hold at one moment: for each row its file and its price. */
  record State(Map<Integer, Integer> prices, long order) {}

  @Provide
  Arbitrary<List<State>> histories() {
    var prices =
        Arbitraries.maps(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 3))
            .ofMaxSize(10);
    return Combinators.combine(prices, Arbitraries.longs())
        .as(State::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** Whatever came before, in whatever order and however often it lies there. */
  @Property(tries = 60)
  void theTableEndsAsTheFiles(@ForAll("histories") List<State> history) throws IOException {
    var folder = Files.createTempDirectory("datasets");
    try {
      var desk = new Desk(folder);
      for (var state : history) {
        write(desk, state);
        desk.poll();
        if (state.order() % 3 == 0) {
          desk.restart();
        }
        if (state.order() % 4 == 0) {
          desk.full();
          assertThat(desk.toldRows()).isEmpty();
        }
      }
      assertThat(prices(desk)).isEqualTo(expected(history.getLast()));
    } finally {
      remove(folder);
    }
  }

  private static void write(Desk desk, State state) {
    var random = new java.util.Random(state.order());
    var files = List.of(new ArrayList<String>(), new ArrayList<String>(), new ArrayList<String>());
    state
        .prices()
        .forEach(
            (id, price) -> {
              var line = "A%d,%d,1,flat".formatted(id, price);
              files.get(random.nextInt(3)).add(line);
              files.get(random.nextInt(3)).add(line);
            });
    for (int i = 0; i < 3; i++) {
      java.util.Collections.shuffle(files.get(i), random);
      desk.write(
          "homes-" + i + ".csv", "id,price,rooms,kind\n" + String.join("\n", files.get(i)) + "\n");
    }
  }

  private static Map<String, String> prices(Desk desk) {
    var prices = new TreeMap<String, String>();
    desk.rows.keySet().forEach(key -> prices.put(key, desk.json(key)));
    return prices;
  }

  private static Map<String, String> expected(State state) {
    var expected = new TreeMap<String, String>();
    state
        .prices()
        .forEach(
            (id, price) ->
                expected.put(
                    "A" + id,
                    "{\"id\":\"A%d\",\"price\":%d,\"rooms\":1,\"kind\":\"flat\"}"
                        .formatted(id, price)));
    return expected;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
