package com.salesintelligence.local.sandbox.steering;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.sandbox.company.Kind;
import com.salesintelligence.local.sandbox.company.Scale;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveActivityTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));

  private World world;
  private LiveActivity live;

  @BeforeEach
  void start() throws IOException {
    world =
        World.open(
            Optional.empty(),
            42,
            "small",
            _ -> new Scale(40, 160, 20, 1_500),
            CLOCK,
            Optional.empty(),
            List.of());
    live = new LiveActivity(world, CLOCK, true, List.of());
  }

  private int mails() {
    return world.addresses().stream()
        .mapToInt(address -> world.mailbox(address).orElseThrow().size())
        .sum();
  }

  private void steps(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      live.step();
    }
  }

  @Test
  void writesMailsAndChangesTheCrm() throws IOException {
    int contacts = world.records().count(ObjectType.CONTACT);
    int tasks = world.records().count(ObjectType.TASK);
    int mails = mails();

    steps(300);

    assertThat(mails()).isGreaterThan(mails + 200);
    assertThat(world.records().count(ObjectType.CONTACT)).isGreaterThan(contacts);
    assertThat(world.records().count(ObjectType.TASK)).isGreaterThan(tasks);
  }

  @Test
  void knowsTheTruthAboutEveryoneWhomItLetsWrite() throws IOException {
    steps(300);

    assertThat(world.company().parties())
        .allMatch(party -> world.truth(party.address()).isPresent());
  }

  @Test
  void makesKnownWhoWasAColleagueBefore() throws IOException {
    long before = colleagues();

    steps(300);

    assertThat(colleagues()).isLessThan(before);
  }

  private long colleagues() {
    return world.truthLines().stream()
        .filter(line -> Kind.COLLEAGUE.label().equals(line.get("kind")))
        .count();
  }

  @Test
  void goesOnWithTheNewCompanyAfterABeginning() throws IOException {
    steps(20);
    world.reset(9, "small");
    int mails = mails();

    steps(20);

    assertThat(mails()).isGreaterThan(mails);
  }
}
