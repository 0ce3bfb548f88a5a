package com.salesintelligence.resolve.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MailsOfAddressesTest {

  private static final List<PersonInMail> ROWS =
      List.of(
          new PersonInMail("m1", "ann@acme.example", "from", "person"),
          new PersonInMail("m1", "bob@bolt.example", "to", "person"),
          new PersonInMail("m2", "bob@bolt.example", "from", "person"));

  private final List<Map<String, ?>> asked = new ArrayList<>();

  /** One warehouse that finds the same for everybody. */
  private final class OneAnswer implements Queries {

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters) {
      asked.add(parameters);
      return (List<T>) ROWS;
    }
  }

  @Test
  void whoAskedTogetherGetsTheMailsOfTheirOwnAddressesWithEverybodyInThem() throws Exception {
    var bothHaveAsked = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      threads.execute(() -> await(bothHaveAsked));
      var mails = new MailsOfAddresses(new OneAnswer(), 10, Duration.ZERO, threads);

      var ofAnn = mails.of(List.of("ann@acme.example"));
      var ofBob = mails.of(List.of("bob@bolt.example"));
      bothHaveAsked.countDown();

      assertThat(ofAnn.get()).containsOnlyKeys("m1");
      assertThat(ofAnn.get().get("m1"))
          .extracting(Participant::address)
          .containsExactly("ann@acme.example", "bob@bolt.example");
      assertThat(ofBob.get()).containsOnlyKeys("m1", "m2");
      assertThat(asked).as("one query for both").hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
