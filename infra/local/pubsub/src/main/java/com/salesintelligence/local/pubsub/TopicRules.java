package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.Topic;

/** Pub/Sub's limits for topics; settings that this server cannot honour are refused by name. */
final class TopicRules {

  static final long LONGEST_SECONDS = 31 * 86_400;
  static final long SHORTEST_SECONDS = 600;

  private final Schemas schemas;

  TopicRules(Schemas schemas) {
    this.schemas = schemas;
  }

  Topic checked(Topic topic) {
    ResourceName.topic(topic.getName());
    Labels.check(topic.getLabelsMap());
    refuse(topic.hasIngestionDataSourceSettings(), "ingestion_data_source_settings");
    refuse(topic.getMessageTransformsCount() > 0, "message_transforms");
    refuse(!topic.getKmsKeyName().isEmpty(), "kms_key_name");
    refuse(topic.getTagsCount() > 0, "tags");
    if (topic.hasSchemaSettings()) {
      schemas.check(topic.getSchemaSettings());
    }
    if (topic.hasMessageRetentionDuration()) {
      Lengths.check(
          "message_retention_duration",
          topic.getMessageRetentionDuration(),
          SHORTEST_SECONDS,
          LONGEST_SECONDS);
    }
    return topic.toBuilder().setState(Topic.State.ACTIVE).build();
  }

  static void refuse(boolean used, String feature) {
    if (used) {
      throw Rejections.unsupported(feature);
    }
  }
}
