package com.salesintelligence.local.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

  private final SearchIndex index = new SearchIndex();

  private static HubRow contact(long id, long updatedAt) {
    return new HubRow(HubType.CONTACTS, id, 1, updatedAt, 0, 1, null, Map.of());
  }

  private List<HubRow> seenAt(long now) {
    index.catchUp(now);
    return index.slice(0, index.size());
  }

  @Test
  void aChangeIsSeenWhenItsTimeHasCome() {
    index.fill(List.of(contact(1, 10)));
    index.change(contact(1, 10), contact(1, 20), 100);

    assertThat(seenAt(99)).containsExactly(contact(1, 10));
    assertThat(seenAt(100)).containsExactly(contact(1, 20));
  }

  @Test
  void aChangeThatShowsAfterALaterOneOfTheSameRecordIsNeverSeen() {
    index.fill(List.of(contact(1, 10)));
    index.change(contact(1, 10), contact(1, 20), 500);
    index.change(contact(1, 20), contact(1, 30), 100);

    assertThat(seenAt(100)).containsExactly(contact(1, 30));
    assertThat(seenAt(500)).containsExactly(contact(1, 30));
  }

  @Test
  void aRecordThatIsGoneDoesNotComeBackByAChangeThatShowsLate() {
    index.fill(List.of(contact(1, 10)));
    index.change(contact(1, 10), contact(1, 20), 500);
    index.change(contact(1, 20), null, 100);

    assertThat(seenAt(100)).isEmpty();
    assertThat(seenAt(500)).isEmpty();
  }

  @Test
  void aRecordThatIsMadeAndForgottenBeforeItShowsIsNeverSeen() {
    index.fill(List.of());
    index.change(null, contact(1, 10), 500);
    index.change(contact(1, 10), null, 400);

    assertThat(seenAt(1_000)).isEmpty();
  }

  @Test
  void changesAfterTheIndexHasCaughtUpBeginAnew() {
    index.fill(List.of(contact(1, 10), contact(2, 15)));
    index.change(contact(1, 10), contact(1, 20), 100);
    seenAt(100);
    index.change(contact(1, 20), contact(1, 30), 200);

    assertThat(seenAt(200)).containsExactly(contact(2, 15), contact(1, 30));
  }
}
