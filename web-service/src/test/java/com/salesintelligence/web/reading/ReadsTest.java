package com.salesintelligence.web.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.webtest.FakeQueries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadsTest {

  record Row(String name) {}

  private final Query<Row> query = Query.of("sql/q.sql", Row.class);

  private final FakeQueries queries = new FakeQueries();
  private final AtomicLong nanos = new AtomicLong();
  private final Reads reads = new Reads(queries, Duration.ofMillis(400), nanos::get);

  @AfterEach
  void close() {
    reads.close();
  }

  private void answer(String name) {
    queries.answer("sql/q.sql", List.of(Map.of("name", name)));
  }

  private String read(Map<String, ?> parameters) {
    return reads.start(query, parameters).first().orElseThrow().name();
  }

  @Test
  void manyWhoAskTheSameAtOnceShareOneQuery() {
    var wait = new CountDownLatch(1);
    queries.answer(
        "sql/q.sql",
        _ -> {
          await(wait);
          return List.of(Map.of("name", "a"));
        });
    var asked = IntStream.range(0, 50).mapToObj(_ -> reads.start(query, Map.of())).toList();
    wait.countDown();
    assertThat(asked).allSatisfy(rows -> assertThat(rows.all()).containsExactly(new Row("a")));
    assertThat(queries.asked("sql/q.sql")).isEqualTo(1);
  }

  @Test
  void otherParametersAreAnotherQuestion() {
    answer("a");
    read(Map.of("p", 1L));
    read(Map.of("p", 2L));
    assertThat(queries.asked("sql/q.sql")).isEqualTo(2);
  }

  @Test
  void anAnswerServesOnlyForAMoment() {
    answer("old");
    read(Map.of());
    answer("new");
    assertThat(read(Map.of())).isEqualTo("old");
    nanos.addAndGet(Duration.ofMillis(401).toNanos());
    assertThat(read(Map.of())).isEqualTo("new");
  }

  @Test
  void afterAChangeNobodyGetsAnAnswerFromBefore() {
    answer("old");
    read(Map.of());
    answer("new");
    reads.forget();
    assertThat(read(Map.of())).isEqualTo("new");
  }

  @Test
  void aFailureIsNotSharedAndSaysThatTheWarehouseIsUnavailable() {
    queries.answer(
        "sql/q.sql",
        _ -> {
          throw new IllegalStateException("down");
        });
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(WarehouseUnavailable.class)
        .hasRootCauseMessage("down");
    answer("up");
    assertThat(read(Map.of())).isEqualTo("up");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
