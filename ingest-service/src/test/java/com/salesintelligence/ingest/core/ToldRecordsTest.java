package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.ToldBefore.Kind;
import com.salesintelligence.ingest.core.ToldBefore.Told;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldRecordsTest {

  private final ToldRecords told = new ToldRecords();

  private static RecordKey key(int number) {
    return new RecordKey(number % 2 == 0 ? "Lead" : "Contact", "00Q%015d".formatted(number / 2));
  }

  private static Told version(long version) {
    return new Told(version, (int) version * 31, Kind.values()[(int) (version % 3)]);
  }

  @Test
  void holdsWhatAMapWouldHold() {
    var expected = new HashMap<RecordKey, Told>();
    var random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      var key = key(random.nextInt(20_000));
      var version = version(random.nextInt(1_000));
      if (random.nextBoolean()) {
        told.put(key, version);
        expected.put(key, version);
      } else {
        told.putIfAbsent(key, version);
        expected.putIfAbsent(key, version);
      }
    }

    IntStream.range(0, 20_000)
        .forEach(i -> assertThat(told.get(key(i))).isEqualTo(expected.get(key(i))));
    assertThat(told.contains(new RecordKey("Lead0", "0Q000000000000000"))).isFalse();
  }

  @Test
  void whatManyThreadsTellIsHeldOnce() {
    IntStream.range(0, 100_000).parallel().forEach(i -> told.put(key(i), version(i)));

    assertThat(IntStream.range(0, 100_000).allMatch(i -> version(i).equals(told.get(key(i)))))
        .isTrue();
  }

  @Test
  void ofTwoThatHoldARecordTheLaterVersionCountsAndOfEqualOnesTheLast() {
    var other = new ToldRecords();
    told.put(key(1), version(5));
    told.put(key(2), version(5));
    told.put(key(3), new Told(5, 1, Kind.PRESENT));
    other.put(key(1), version(4));
    other.put(key(2), version(6));
    other.put(key(3), new Told(5, 2, Kind.UNREADABLE));
    other.put(key(4), version(3));

    told.addAll(other, 4);

    assertThat(told.get(key(1))).isEqualTo(version(5));
    assertThat(told.get(key(2))).isEqualTo(version(6));
    assertThat(told.get(key(3))).isEqualTo(new Told(5, 2, Kind.UNREADABLE));
    assertThat(told.contains(key(4))).isFalse();
  }
}
