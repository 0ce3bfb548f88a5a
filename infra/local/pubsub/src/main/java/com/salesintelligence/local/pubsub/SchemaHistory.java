package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.ListSchemaRevisionsResponse;
import com.google.pubsub.v1.Schema;
import com.salesintelligence.local.pubsub.schema.Definition;
import com.salesintelligence.local.pubsub.schema.InvalidSchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema with all of its revisions, the oldest first. */
record SchemaHistory(List<Revision> revisions) {

  SchemaHistory {
    revisions = List.copyOf(revisions);
  }

  record Revision(Schema schema, Definition definition) {

    static Revision of(Schema schema) {
      try {
        return new Revision(schema, Definition.of(schema));
      } catch (InvalidSchemaException e) {
        throw Rejections.invalid(
            "Invalid schema definition (name=%s): %s".formatted(schema.getName(), e.getMessage()));
      }
    }

    String id() {
      return schema.getRevisionId();
    }
  }

  static SchemaHistory of(ListSchemaRevisionsResponse stored) {
    return new SchemaHistory(stored.getSchemasList().stream().map(Revision::of).toList());
  }

  ListSchemaRevisionsResponse toStored() {
    return ListSchemaRevisionsResponse.newBuilder()
        .addAllSchemas(revisions.stream().map(Revision::schema).toList())
        .build();
  }

  Revision latest() {
    return revisions.getLast();
  }

  Optional<Revision> find(String revisionId) {
    return revisions.stream().filter(revision -> revision.id().equals(revisionId)).findFirst();
  }

  SchemaHistory with(Revision next) {
    List<Revision> longer = new ArrayList<>(revisions);
    longer.add(next);
    return new SchemaHistory(longer);
  }

  SchemaHistory without(String revisionId) {
    return new SchemaHistory(
        revisions.stream().filter(revision -> !revision.id().equals(revisionId)).toList());
  }

  /** From the newest on, between two of them; an empty id is the end on that side. */
  List<Revision> between(String firstId, String lastId) {
    List<Revision> between = new ArrayList<>();
    boolean inside = lastId.isEmpty();
    for (Revision revision : revisions.reversed()) {
      inside |= revision.id().equals(lastId);
      if (inside) {
        between.add(revision);
      }
      if (revision.id().equals(firstId)) {
        break;
      }
    }
    return between;
  }
}
