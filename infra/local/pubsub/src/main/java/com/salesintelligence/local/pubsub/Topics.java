package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The topics, by name. */
final class Topics {

  private static final Set<String> CHANGEABLE =
      Set.of("labels", "message_retention_duration", "message_storage_policy");

  private final ConcurrentNavigableMap<String, TopicState> byName = new ConcurrentSkipListMap<>();
  private final Journal journal;

  Topics(Journal journal) {
    this.journal = journal;
    for (Topic topic : journal.contents().topics()) {
      byName.put(topic.getName(), new TopicState(topic));
    }
  }

  synchronized Topic create(Topic wanted) {
    Topic topic = TopicRules.checked(wanted);
    if (byName.containsKey(topic.getName())) {
      throw Rejections.alreadyExists(topic.getName());
    }
    journal.saveTopic(topic);
    byName.put(topic.getName(), new TopicState(topic));
    return topic;
  }

  synchronized Topic update(Topic changes, FieldMask mask) {
    TopicState state = get(changes.getName());
    UpdateMask.check(mask, CHANGEABLE);
    var merged = state.topic().toBuilder();
    FieldMaskUtil.merge(mask, changes, merged);
    Topic topic = TopicRules.checked(merged.build());
    journal.saveTopic(topic);
    state.replace(topic);
    return topic;
  }

  synchronized TopicState delete(String name) {
    TopicState state = get(name);
    journal.deleteTopic(name);
    byName.remove(name);
    return state;
  }

  TopicState get(String name) {
    ResourceName.topic(name);
    return find(name).orElseThrow(() -> Rejections.notFound(name));
  }

  Optional<TopicState> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<Topic> in(String project) {
    String prefix = ResourceName.prefix(project, "topics");
    return byName.values().stream()
        .map(TopicState::topic)
        .filter(topic -> topic.getName().startsWith(prefix))
        .toList();
  }
}
