package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.SchemaSettings;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.SchemaHistory.Revision;
import com.salesintelligence.local.pubsub.wire.Incoming;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** Checks messages against their topic's schema and notes on each which revision it follows. */
final class SchemaMarks {

  private final Schemas schemas;

  SchemaMarks(Schemas schemas) {
    this.schemas = schemas;
  }

  List<Incoming> marked(Topic topic, List<Incoming> messages) {
    if (!topic.hasSchemaSettings()) {
      return messages;
    }
    SchemaSettings settings = topic.getSchemaSettings();
    if (settings.getSchema().equals(Schemas.DELETED)) {
      throw Rejections.notFound("Schema associated with topic deleted", topic.getName());
    }
    List<Revision> accepted = schemas.accepted(settings);
    return messages.stream()
        .map(message -> Incoming.of(marked(message.message(), settings, accepted)))
        .toList();
  }

  private static PubsubMessage marked(
      PubsubMessage message, SchemaSettings settings, List<Revision> accepted) {
    for (Revision revision : accepted) {
      if (revision.definition().accepts(message.getData(), settings.getEncoding())) {
        return message.toBuilder()
            .putAttributes("googclient_schemaencoding", settings.getEncoding().name())
            .putAttributes("googclient_schemaname", settings.getSchema())
            .putAttributes("googclient_schemarevisionid", revision.id())
            .build();
      }
    }
    throw violated();
  }

  static StatusRuntimeException violated() {
    return Rejections.invalid("Invalid data in message: Message failed schema validation.");
  }
}
