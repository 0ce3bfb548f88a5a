package com.salesintelligence.local.pubsub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.salesintelligence.local.pubsub.journal.Journal;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the journal keeps of one kind of resource, by its name.
 *
 * @param kind such as {@code schema}
 */
record Facts<M extends Message>(Journal journal, String kind, Parser<M> parser) {

  /** What the last run left. */
  Map<String, M> left() {
    Map<String, M> left = new TreeMap<>();
    for (var fact : journal.contents().facts().entrySet()) {
      if (fact.getKey().startsWith(key(""))) {
        try {
          left.put(fact.getKey().substring(key("").length()), parser.parseFrom(fact.getValue()));
        } catch (InvalidProtocolBufferException e) {
          throw new UncheckedIOException("The journal is damaged: " + fact.getKey(), e);
        }
      }
    }
    return left;
  }

  void save(String name, M value) {
    journal.saveFact(key(name), value.toByteString());
  }

  void delete(String name) {
    journal.deleteFact(key(name));
  }

  private String key(String name) {
    return kind + "/" + name;
  }
}
