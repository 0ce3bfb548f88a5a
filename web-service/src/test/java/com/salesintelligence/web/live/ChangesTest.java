package com.salesintelligence.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private final Changes changes = new Changes();

  @Test
  void whatChangedMeanwhileIsToldTogetherAndOnce() throws InterruptedException {
    changes.account("A", 10);
    changes.account("A", 20);
    changes.account("B", 30);
    changes.run();
    var told = changes.take();
    assertThat(told.accounts())
        .containsExactly(new Told.Account("A", 20), new Told.Account("B", 30));
    assertThat(told.runs()).isEqualTo(1);
    changes.run();
    assertThat(changes.take().accounts()).isEmpty();
  }

  @Test
  void aFloodIsToldAsANumber() throws InterruptedException {
    for (int i = 0; i < 5_000; i++) {
      changes.account("A" + i, i);
    }
    var told = changes.take();
    assertThat(told.changed()).isEqualTo(5_000);
    assertThat(told.accounts()).hasSize(50);
  }

  @Test
  void whoWaitsIsToldAtOnce() {
    var told =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return changes.take();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    changes.account("A", 1);
    assertThat(told).succeedsWithin(5, TimeUnit.SECONDS).extracting(Told::changed).isEqualTo(1);
  }
}
