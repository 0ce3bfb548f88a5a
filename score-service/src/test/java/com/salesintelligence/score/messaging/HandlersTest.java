package com.salesintelligence.score.messaging;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.called;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.commands.RescoreRequested;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.score.core.ScoringEverybody;
import com.salesintelligence.score.core.ScoringFixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandlersTest {

  private final ScoringFixture scoring = new ScoringFixture();
  private final EntityMatchedHandler matched = new EntityMatchedHandler(scoring.queue());
  private final RescoreRequestedHandler rescore =
      new RescoreRequestedHandler(
          scoring.queue(),
          new ScoringEverybody(scoring.accounts(), scoring.queue(), 2),
          Thread::startVirtualThread);

  @AfterEach
  void close() {
    scoring.queue().close();
  }

  @Test
  void aMatchedRecordIsDoneWhenItsAccountIsScored() {
    scoring.knows(called("001"));

    assertThat(matched.on(entityMatched("001", "18c", Map.of())).join()).isEqualTo(Delivery.done());
    assertThat(scoring.storedAccounts()).containsExactly("001");
    assertThat(scoring.causes()).containsExactly("18c");
  }

  @Test
  void aMatchedRecordWithoutAnAccountIsParked() {
    assertThat(matched.on(entityMatched(" ", "18c", Map.of())).join())
        .isInstanceOfSatisfying(
            Delivery.Parked.class,
            parked -> assertThat(parked.error()).isEqualTo(ScoreError.ACCOUNT_MISSING));
  }

  @Test
  void aRecordOfAnAccountThatIsNotYetThereIsDone() {
    assertThat(matched.on(entityMatched("404", "18c", Map.of())).join()).isEqualTo(Delivery.done());
    assertThat(scoring.storedAccounts()).isEmpty();
  }

  @Test
  void aRecordThatComesAgainIsToldAgainOnlyWhenItWasRedelivered() {
    scoring.knows(called("001"));
    matched.on(entityMatched("001", "18c", Map.of())).join();
    matched.on(entityMatched("001", "18c", Map.of("delivery-attempt", "1"))).join();
    assertThat(scoring.causes()).hasSize(1);

    matched.on(entityMatched("001", "18c", Map.of("delivery-attempt", "2"))).join();
    assertThat(scoring.causes()).hasSize(2);
  }

  @Test
  void namedAccountsAreScoredAgain() {
    IntStream.rangeClosed(1, 5).forEach(i -> scoring.knows(called("00" + i)));

    rescore.on(requested("002", "004", "404")).join();
    assertThat(scoring.storedAccounts()).containsExactly("002", "004");
  }

  @Test
  void noNamesMeansAllAccounts() {
    IntStream.rangeClosed(1, 5).forEach(i -> scoring.knows(called("00" + i)));

    assertThat(rescore.on(requested()).join()).isEqualTo(Delivery.done());
    assertThat(scoring.storedAccounts()).hasSize(5);
  }

  private static Event<EntityMatched> entityMatched(
      String accountId, String message, Map<String, String> attributes) {
    var record =
        RecordRef.newBuilder()
            .setSource(Source.GMAIL)
            .setObjectType("message")
            .setExternalId(message);
    return event(
        EntityMatched.newBuilder().setRecord(record).setAccountId(accountId).build(), attributes);
  }

  private static Event<RescoreRequested> requested(String... accountIds) {
    return event(
        RescoreRequested.newBuilder().addAllAccountIds(List.of(accountIds)).build(), Map.of());
  }

  private static <T extends Message> Event<T> event(T payload, Map<String, String> attributes) {
    return new Event<>("1", "1", NOW, payload, attributes);
  }
}
