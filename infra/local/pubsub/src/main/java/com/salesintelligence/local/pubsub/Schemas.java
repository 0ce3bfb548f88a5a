package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.ListSchemaRevisionsResponse;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaSettings;
import com.salesintelligence.local.pubsub.SchemaHistory.Revision;
import com.salesintelligence.local.pubsub.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The schemas, by name, each with its revisions. */
final class Schemas {

  static final String DELETED = "_deleted-schema_";

  private static final int MAX_REVISIONS = 20;
  private static final int MAX_DEFINITION = 300 << 10;

  private final ConcurrentNavigableMap<String, SchemaHistory> byName =
      new ConcurrentSkipListMap<>();
  private final Facts<ListSchemaRevisionsResponse> facts;
  private final InstantSource clock;

  Schemas(Journal journal, InstantSource clock) {
    this.facts = new Facts<>(journal, "schema", ListSchemaRevisionsResponse.parser());
    this.clock = clock;
    facts.left().forEach((name, stored) -> byName.put(name, SchemaHistory.of(stored)));
  }

  synchronized Schema create(String parent, String id, Schema wanted) {
    String name = ResourceName.schema(ResourceName.prefix(parent, "schemas") + id);
    if (byName.containsKey(name)) {
      throw Rejections.alreadyExists(name);
    }
    Quota.SCHEMAS.requireRoom(byName, name);
    return save(name, new SchemaHistory(List.of(revision(name, wanted))));
  }

  /** A definition that is not a revision of a schema yet. */
  static Revision checked(Schema wanted) {
    if (wanted.getDefinition().isEmpty()) {
      throw Rejections.invalid("The schema needs a definition.");
    }
    if (wanted.getDefinition().length() > MAX_DEFINITION) {
      throw Rejections.invalid("A schema definition has at most 300 KB.");
    }
    return Revision.of(wanted);
  }

  private Revision revision(String name, Schema wanted) {
    Revision checked = checked(wanted);
    return new Revision(
        Schema.newBuilder()
            .setName(name)
            .setType(wanted.getType())
            .setDefinition(wanted.getDefinition())
            .setRevisionId(UUID.randomUUID().toString().substring(0, 8))
            .setRevisionCreateTime(Timestamps.fromMillis(clock.millis()))
            .build(),
        checked.definition());
  }

  private Schema save(String name, SchemaHistory history) {
    facts.save(name, history.toStored());
    byName.put(name, history);
    return history.latest().schema();
  }

  synchronized Schema commit(String name, Schema wanted) {
    SchemaHistory history = history(name);
    Revision next = revision(name, wanted);
    Optional<String> conflict = next.definition().conflictWith(history.latest().definition());
    if (conflict.isPresent()) {
      throw Rejections.invalid(
          "The revision does not fit the schema (name=%s): %s.".formatted(name, conflict.get()));
    }
    return append(name, history, next);
  }

  /** An old revision becomes the newest, under a new id. */
  synchronized Schema rollBack(String name, String revisionId) {
    SchemaHistory history = history(name);
    return append(name, history, revision(name, find(name, revisionId).schema()));
  }

  private Schema append(String name, SchemaHistory history, Revision next) {
    if (history.revisions().size() >= MAX_REVISIONS) {
      throw Rejections.exhausted("A schema has at most 20 revisions: delete one first.");
    }
    return save(name, history.with(next));
  }

  synchronized Schema deleteRevision(String name, String revisionId) {
    Revision deleted = find(name, revisionId);
    SchemaHistory left = history(name).without(deleted.id());
    if (left.revisions().isEmpty()) {
      throw Rejections.invalid(
          "The only revision of a schema cannot be deleted: delete the schema.");
    }
    save(name, left);
    return deleted.schema();
  }

  synchronized void delete(String name) {
    history(name);
    facts.delete(name);
    byName.remove(name);
  }

  /**
   * @param name may end with {@code @} and a revision's id
   */
  Schema get(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? history(name).latest().schema()
        : find(name.substring(0, at), name.substring(at + 1)).schema();
  }

  private Revision find(String name, String revisionId) {
    return history(name)
        .find(revisionId)
        .orElseThrow(() -> Rejections.notFound(name + "@" + revisionId));
  }

  SchemaHistory history(String name) {
    SchemaHistory history = byName.get(ResourceName.schema(name));
    if (history == null) {
      throw Rejections.notFound(name);
    }
    return history;
  }

  List<Schema> in(String project) {
    String prefix = ResourceName.prefix(project, "schemas");
    return byName.values().stream()
        .map(history -> history.latest().schema())
        .filter(schema -> schema.getName().startsWith(prefix))
        .toList();
  }

  /** Settings that a topic may have. */
  void check(SchemaSettings settings) {
    if (settings.getSchema().equals(DELETED)) {
      return;
    }
    SchemaHistory history = history(settings.getSchema());
    for (String id : List.of(settings.getFirstRevisionId(), settings.getLastRevisionId())) {
      if (!id.isEmpty() && history.find(id).isEmpty()) {
        throw Rejections.notFound(settings.getSchema() + "@" + id);
      }
    }
    switch (settings.getEncoding()) {
      case JSON, BINARY -> {}
      case ENCODING_UNSPECIFIED, UNRECOGNIZED ->
          throw Rejections.invalid("schema_settings.encoding must be JSON or BINARY.");
    }
    if (accepted(settings).isEmpty()) {
      throw Rejections.invalid(
          "schema_settings.first_revision_id must not be newer than last_revision_id.");
    }
  }

  /** The revisions that a message may follow, from the newest on. */
  List<Revision> accepted(SchemaSettings settings) {
    return history(settings.getSchema())
        .between(settings.getFirstRevisionId(), settings.getLastRevisionId());
  }
}
