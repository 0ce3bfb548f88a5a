package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeClock clock = new FakeClock();
  private final FakeLeases store = new FakeLeases(clock);
  private final Leases mine = new Leases(store, "me", MINUTE, clock);
  private final Leases others = new Leases(store, "other", MINUTE, clock);

  @Test
  void oneInstanceAtATimeHoldsALease() {
    var lease = mine.take("gmail").orElseThrow();

    assertThat(others.take("gmail")).isEmpty();
    assertThat(others.take("salesforce")).isPresent();
    lease.requireHeld();
  }

  @Test
  void aLeaseThatAnotherHoldsIsNotAskedForAtEachPoll() {
    mine.take("gmail");

    for (int i = 0; i < 10; i++) {
      others.take("gmail");
    }

    assertThat(store.takes("other")).isEqualTo(1);
    assertThat(others.takeNow("gmail")).isEmpty();
    assertThat(store.takes("other")).isEqualTo(2);
  }

  @Test
  void whatAKilledInstanceHeldIsTakenOverAfterItsEnd() {
    var killed = mine.take("gmail").orElseThrow();
    clock.advance(MINUTE);

    var next = others.take("gmail").orElseThrow();

    assertThat(next.token()).isGreaterThan(killed.token());
    assertThatThrownBy(killed::requireHeld)
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.LEASE_LOST));
    assertThat(mine.take("gmail")).isEmpty();
  }

  @Test
  void aLeaseInUseIsRenewedForAsLongAsTheRunGoesOn() {
    var lease = mine.take("gmail").orElseThrow();

    for (int i = 0; i < 10; i++) {
      clock.advance(mine.pace());
      mine.keep();
    }

    lease.requireHeld();
    assertThat(others.takeNow("gmail")).isEmpty();
    assertThat(store.calls).filteredOn(call -> call.startsWith("renew")).hasSize(10);
  }

  @Test
  void aRunThatWasSlowKeepsALeaseThatNobodyElseTook() {
    var lease = mine.take("gmail").orElseThrow();
    clock.advance(MINUTE.multipliedBy(3));

    lease.requireHeld();

    assertThat(others.takeNow("gmail")).isEmpty();
    assertThat(lease.token()).isEqualTo(mine.take("gmail").orElseThrow().token());
  }

  @Test
  void aLeasePastItsTimeKeepsItsTokenForTheNextRun() {
    var lease = mine.take("gmail").orElseThrow();
    clock.advance(MINUTE.multipliedBy(3));

    assertThat(mine.take("gmail").orElseThrow()).isSameAs(lease);
  }

  @Test
  void aLeaseWithoutUseIsGivenBackAndNotBefore() {
    mine.done(mine.take("gmail").orElseThrow());
    clock.advance(Duration.ofSeconds(10));
    mine.keep();
    assertThat(others.takeNow("gmail")).isEmpty();

    clock.advance(mine.pace());
    mine.keep();

    assertThat(others.takeNow("gmail")).isPresent();
    assertThat(mine.takeNow("gmail")).isEmpty();
  }

  @Test
  void aLeaseThatCouldNotBeRenewedIsLostToItsRun() {
    var lease = mine.take("gmail").orElseThrow();
    clock.advance(MINUTE.plusSeconds(1));
    others.take("gmail");

    mine.keep();

    assertThatThrownBy(lease::requireHeld).isInstanceOf(SourceFailure.class);
  }

  @Test
  void aStopGivesEverythingBackAtOnce() {
    var lease = mine.take("gmail").orElseThrow();

    mine.close();

    assertThat(others.take("gmail")).isPresent();
    assertThatThrownBy(lease::requireHeld).isInstanceOf(SourceFailure.class);
  }
}
