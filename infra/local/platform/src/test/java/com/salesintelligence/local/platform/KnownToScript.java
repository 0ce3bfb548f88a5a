package com.salesintelligence.local.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ids of the records that a script believes to live, and of those that it deleted. */
final class KnownToScript {

  private final SourceRecords sources;
  private final Random random;
  private final Map<String, List<String>> living = new HashMap<>();
  private final Map<String, List<String>> gone = new HashMap<>();

  KnownToScript(SourceRecords sources, Random random) {
    this.sources = sources;
    this.random = random;
  }

  SourceRecords sources() {
    return sources;
  }

  void learn(String object) {
    living.put(
        object,
        new ArrayList<>(
            sources.truth(object).stream().map(record -> record.get("id").asString()).toList()));
    gone.put(object, new ArrayList<>());
  }

  List<String> living(String object) {
    return living.get(object);
  }

  List<String> gone(String object) {
    return gone.get(object);
  }

  String any(String object) {
    var ids = living.get(object);
    return ids.get(random.nextInt(ids.size()));
  }

  String take(List<String> ids) {
    return ids.remove(random.nextInt(ids.size()));
  }
}
