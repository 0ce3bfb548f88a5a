package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.journal.MemoryJournal;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaTest {

  @Test
  void eachProjectHasItsOwnRoom() {
    var byName = new TreeMap<String, String>();
    IntStream.range(0, 5000).forEach(i -> byName.put("projects/full/snapshots/snap-" + i, ""));

    assertThatThrownBy(() -> Quota.SNAPSHOTS.requireRoom(byName, "projects/full/snapshots/more"))
        .hasMessage(
            "RESOURCE_EXHAUSTED: Your project has exceeded a limit:"
                + " (type=\"snapshots-per-project\", current=5000, maximum=5000).");
    assertThatCode(() -> Quota.SNAPSHOTS.requireRoom(byName, "projects/other/snapshots/more"))
        .doesNotThrowAnyException();
  }

  @Test
  void aProjectHasTenThousandTopics() {
    var journal = new MemoryJournal();
    var schemas = new Schemas(journal, InstantSource.system());
    var topics = new Topics(journal, new Consumers(journal), new TopicRules(schemas));
    IntStream.range(0, 10_000).forEach(i -> topics.create(topic("topic-" + i)));

    assertThatThrownBy(() -> topics.create(topic("one-more")))
        .hasMessageContaining("RESOURCE_EXHAUSTED")
        .hasMessageContaining("topics-per-project");
  }

  private static Topic topic(String id) {
    return Topic.newBuilder().setName("projects/full/topics/" + id).build();
  }
}
