package com.salesintelligence.ingest.core;

import static com.salesintelligence.ingest.core.FakeSource.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.ToldBefore.Told;
import org.junit.jupiter.api.Test;

class ToldBeforeTest {

  private static final long NOON = 1_000_000_000;

  private final ToldBefore toldBefore = new ToldBefore(false, true);

  private void remember(Reading reading, long repeatsFrom) {
    toldBefore.remember(told(reading), repeatsFrom);
  }

  private static ToldRecords told(Reading reading) {
    var told = new ToldRecords();
    told.put(reading.key(), Told.of(reading));
    return told;
  }

  @Test
  void aReadingThatWasToldIsNoNews() {
    remember(mail("a", NOON, "hello"), 0);

    assertThat(toldBefore.news(mail("a", NOON, "hello"))).isEmpty();
  }

  @Test
  void aNewerVersionIsNews() {
    remember(mail("a", NOON, "hello"), 0);

    assertThat(toldBefore.news(mail("a", NOON + 5_000_000, "hello"))).isPresent();
  }

  @Test
  void anotherContentWithinTheSameSecondIsNewsUnderTheNextVersion() {
    remember(mail("a", NOON, "hello"), 0);

    var news = toldBefore.news(mail("a", NOON, "good bye"));

    assertThat(news).hasValue(mail("a", NOON + 1, "good bye"));
    remember(news.orElseThrow(), 0);
    assertThat(toldBefore.news(mail("a", NOON, "good bye"))).isEmpty();
  }

  /** A commit that comes out of order. */
  @Test
  void anotherContentUnderAnOlderVersionIsNewsUnderTheNextVersion() {
    remember(mail("a", NOON, "hello"), 0);

    assertThat(toldBefore.news(mail("a", NOON - 180_000_000, "good bye")))
        .hasValue(mail("a", NOON + 1, "good bye"));
  }

  /** An import sets times back; where a list is to be believed, what it says anew replaces all. */
  @Test
  void aReadingWhoseVersionDoesNotTellAllLiesAboveWhatWasToldBefore() {
    remember(mail("a", NOON, "hello"), 0);

    assertThat(toldBefore.atLeast(mail("a", NOON - 9_000_000, "good bye"), NOON - 3_000_000))
        .isEqualTo(mail("a", NOON + 1, "good bye"));
    assertThat(toldBefore.atLeast(mail("a", NOON - 9_000_000, "good bye"), NOON + 3_000_000))
        .isEqualTo(mail("a", NOON + 3_000_000, "good bye"));
    assertThat(toldBefore.atLeast(mail("a", NOON - 9_000_000, "hello"), NOON + 3_000_000))
        .isEqualTo(mail("a", NOON, "hello"));
  }

  @Test
  void anOldReadingOfAnIndexThatLagsKeepsItsOldVersion() {
    var lagging = new ToldBefore(false, false);
    lagging.remember(told(mail("a", NOON, "new")), 0);

    assertThat(lagging.news(mail("a", NOON - 5_000, "old")))
        .hasValue(mail("a", NOON - 5_000, "old"));
  }

  @Test
  void whatChangesWithoutItsVersionGetsAtLeastTheOneThatIsAskedFor() {
    assertThat(toldBefore.atLeast(mail("a", 5, "hello"), NOON)).isEqualTo(mail("a", NOON, "hello"));
    remember(mail("a", NOON, "hello"), 0);

    assertThat(toldBefore.atLeast(mail("a", 5, "hello"), NOON + 9))
        .isEqualTo(mail("a", NOON, "hello"));
    assertThat(toldBefore.atLeast(mail("a", 5, "good bye"), NOON + 9))
        .isEqualTo(mail("a", NOON + 9, "good bye"));
  }

  @Test
  void allIsRememberedWhereAllIsReadAgain() {
    var all = new ToldBefore(true, true);
    all.remember(told(mail("a", NOON, "hello")), 2 * NOON);

    assertThat(all.news(mail("a", NOON, "hello"))).isEmpty();
  }

  @Test
  void aRecordThatWasUnreadableKeepsItsOwnVersionOnceItIsReadable() {
    var key = new RecordKey("message", "a");
    remember(new Reading.Unreadable(key, Long.MAX_VALUE / 2, new byte[] {1}, "odd"), 0);

    assertThat(toldBefore.news(mail("a", NOON, "hello"))).hasValue(mail("a", NOON, "hello"));
  }

  @Test
  void whatCannotComeAgainIsForgotten() {
    remember(mail("a", NOON, "hello"), NOON + 1);

    assertThat(toldBefore.news(mail("a", NOON, "hello"))).isPresent();
  }

  @Test
  void whatThisRunDidNotReadStaysKnownWhileItCanComeAgain() {
    remember(mail("a", NOON, "hello"), 0);
    remember(mail("b", NOON, "hello"), NOON);

    assertThat(toldBefore.news(mail("a", NOON, "hello"))).isEmpty();
  }
}
