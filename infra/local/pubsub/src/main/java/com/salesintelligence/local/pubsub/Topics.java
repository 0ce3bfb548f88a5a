package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.journal.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The topics, by name. */
final class Topics {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "labels",
          "message_retention_duration",
          "message_storage_policy",
          "schema_settings",
          "ingestion_data_source_settings",
          "message_transforms",
          "kms_key_name");

  private final ConcurrentNavigableMap<String, TopicState> byName = new ConcurrentSkipListMap<>();
  private final Journal journal;
  private final Consumers consumers;
  private final TopicRules rules;

  Topics(Journal journal, Consumers consumers, TopicRules rules) {
    this.journal = journal;
    this.consumers = consumers;
    this.rules = rules;
    for (Topic topic : journal.contents().topics()) {
      TopicState state = new TopicState(topic);
      state.keepOn(consumers.oldShelf(topic.getName()).orElse(null));
      keepOrForget(state);
      byName.put(topic.getName(), state);
    }
  }

  synchronized Topic create(Topic wanted) {
    Topic topic = rules.checked(wanted);
    if (byName.containsKey(topic.getName())) {
      throw Rejections.alreadyExists(topic.getName());
    }
    Quota.TOPICS.requireRoom(byName, topic.getName());
    journal.saveTopic(topic);
    TopicState state = new TopicState(topic);
    keepOrForget(state);
    byName.put(topic.getName(), state);
    return topic;
  }

  synchronized Topic update(Topic changes, FieldMask mask) {
    TopicState state = get(changes.getName());
    Topic topic = rules.checked(UpdateMask.apply(mask, CHANGEABLE, changes, state.topic()));
    journal.saveTopic(topic);
    state.alone(
        () -> {
          state.replace(topic);
          keepOrForget(state);
        });
    return topic;
  }

  /** Retention begins or ends. */
  private void keepOrForget(TopicState state) {
    Optional<Shelf> shelf = state.shelf();
    if (state.retention().isZero()) {
      state.keepOn(null);
      shelf.ifPresent(Shelf::delete);
    } else if (shelf.isEmpty()) {
      state.keepOn(consumers.newShelf(state.topic().getName()));
    }
  }

  synchronized TopicState delete(String name) {
    TopicState state = get(name);
    journal.deleteTopic(name);
    byName.remove(name);
    state.alone(
        () -> {
          Optional<Shelf> shelf = state.shelf();
          state.keepOn(null);
          shelf.ifPresent(Shelf::delete);
        });
    return state;
  }

  /** Topics with this schema take nothing any more. */
  synchronized void forgetSchema(String name) {
    for (TopicState state : byName.values()) {
      if (state.topic().getSchemaSettings().getSchema().equals(name)) {
        var without = state.topic().toBuilder();
        without.getSchemaSettingsBuilder().setSchema(Schemas.DELETED);
        journal.saveTopic(without.build());
        state.replace(without.build());
      }
    }
  }

  TopicState get(String name) {
    ResourceName.topic(name);
    return find(name).orElseThrow(() -> Rejections.notFound(name));
  }

  Optional<TopicState> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<TopicState> all() {
    return byName.values();
  }

  List<Topic> in(String project) {
    String prefix = ResourceName.prefix(project, "topics");
    return byName.values().stream()
        .map(TopicState::topic)
        .filter(topic -> topic.getName().startsWith(prefix))
        .toList();
  }
}
