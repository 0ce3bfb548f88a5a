package com.salesintelligence.ingest.gmail;

import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.Message;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of each mail in a stretch of a mailbox's history: the last word counts. */
final class Changes {

  private final Set<String> changed = new LinkedHashSet<>();
  private final Map<String, Long> deleted = new LinkedHashMap<>();

  /** Records come in ascending order of their ids. */
  void add(@Nullable List<History> records) {
    orEmpty(records).forEach(this::add);
  }

  private void add(History record) {
    Stream.of(
            orEmpty(record.getMessagesAdded()).stream().map(m -> m.getMessage()),
            orEmpty(record.getLabelsAdded()).stream().map(m -> m.getMessage()),
            orEmpty(record.getLabelsRemoved()).stream().map(m -> m.getMessage()))
        .flatMap(messages -> messages)
        .flatMap(Changes::id)
        .forEach(this::changed);
    orEmpty(record.getMessagesDeleted()).stream()
        .map(m -> m.getMessage())
        .flatMap(Changes::id)
        .forEach(id -> deleted(id, record.getId()));
  }

  void changed(String id) {
    deleted.remove(id);
    changed.add(id);
  }

  private void deleted(String id, @Nullable BigInteger historyId) {
    changed.remove(id);
    deleted.put(id, historyId == null ? 0 : historyId.longValue());
  }

  List<String> changed() {
    return List.copyOf(changed);
  }

  /** Mails that are gone, each with the history id of its deletion. */
  Map<String, Long> deleted() {
    return deleted;
  }

  private static Stream<String> id(@Nullable Message message) {
    return message == null || message.getId() == null ? Stream.empty() : Stream.of(message.getId());
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
