package com.salesintelligence.local.pubsub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.wire.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

  @TempDir Path folder;

  @Test
  void keepsTopologyAndTheMessagesThatSomebodyStillWants() throws IOException {
    try (var journal = open()) {
      journal.saveTopic(topic("a"));
      journal.saveTopic(topic("b"));
      journal.deleteTopic("b");
      journal.saveSubscription(1, Subscription.newBuilder().setName("s1").build());
      journal.saveSubscription(2, Subscription.newBuilder().setName("s2").build());
      StoredMessage one = message(1);
      StoredMessage two = message(2);
      journal.publish(List.of(new Routed(one, List.of(1, 2)), new Routed(two, List.of(1))));
      journal.acknowledge(1, List.of(one, two));
    }

    try (var journal = open()) {
      Contents contents = journal.contents();
      assertThat(contents.topics()).containsExactly(topic("a"));
      assertThat(contents.subscriptions()).containsOnlyKeys(1, 2);
      assertThat(contents.messages())
          .singleElement()
          .satisfies(
              routed -> {
                assertThat(routed.message().id()).isEqualTo(1);
                assertThat(routed.consumers()).containsExactly(2);
              });
    }
  }

  @Test
  void cutsOffWhatAKilledProcessLeftUnfinished() throws IOException {
    try (var journal = open()) {
      subscribe(journal);
      journal.publish(List.of(new Routed(message(1), List.of(1))));
    }
    Path file = files().getLast();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {0, 0, 1, 0, 9, 9}, StandardOpenOption.APPEND);

    try (var journal = open()) {
      assertThat(journal.contents().messages()).hasSize(1);
    }

    Files.write(files().getLast(), new byte[] {1}, StandardOpenOption.APPEND);
    Files.write(folder.resolve("00000000.journal"), whole);
    Files.write(folder.resolve("00000000.journal"), new byte[] {7}, StandardOpenOption.APPEND);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("damaged");
  }

  @Test
  void aFileGoesWhenNobodyWantsAMessageInIt() throws IOException {
    try (var journal = open()) {
      subscribe(journal);
      List<StoredMessage> messages = LongStream.range(1, 100).mapToObj(this::message).toList();
      messages.forEach(m -> journal.publish(List.of(new Routed(m, List.of(1)))));
      assertThat(files()).hasSizeGreaterThan(5);

      journal.acknowledge(1, messages.subList(1, 99));
      assertThat(files()).hasSizeGreaterThan(5);
      journal.acknowledge(1, messages.subList(0, 1));
      assertThat(files()).hasSizeLessThanOrEqualTo(2);
    }
    try (var journal = open()) {
      assertThat(journal.contents().messages()).isEmpty();
      assertThat(journal.contents().subscriptions()).containsOnlyKeys(1);
    }
  }

  @Test
  void whatDoesNotFitIntoMemoryIsReadFromItsFile() throws IOException {
    List<StoredMessage> messages = LongStream.range(1, 50).mapToObj(this::message).toList();
    try (var journal = open()) {
      subscribe(journal);
      journal.publish(messages.stream().map(m -> new Routed(m, List.of(1))).toList());

      assertThat(messages.stream().filter(StoredMessage::isInMemory)).hasSizeBetween(1, 5);
      assertThat(messages)
          .allSatisfy(m -> assertThat(m.message()).isEqualTo(message(m.id()).message()));

      journal.acknowledge(1, messages);
      StoredMessage later = message(50);
      journal.publish(List.of(new Routed(later, List.of(1))));
      assertThat(later.isInMemory()).isTrue();
    }
    try (var journal = open()) {
      assertThat(journal.contents().messages())
          .singleElement()
          .satisfies(r -> assertThat(r.message().message()).isEqualTo(message(50).message()));
    }
  }

  private FileJournal open() throws IOException {
    return FileJournal.open(folder, 2000, 1000);
  }

  private static void subscribe(FileJournal journal) {
    journal.saveSubscription(1, Subscription.newBuilder().setName("s1").build());
  }

  private static Topic topic(String name) {
    return Topic.newBuilder().setName(name).build();
  }

  private StoredMessage message(long id) {
    return StoredMessage.published(
        id,
        id,
        new byte[0],
        Incoming.of(
            PubsubMessage.newBuilder().setData(ByteString.copyFrom(new byte[200])).build()));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
    }
  }
}
