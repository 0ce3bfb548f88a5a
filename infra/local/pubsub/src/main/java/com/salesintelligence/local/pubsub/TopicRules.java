package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Durations;
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
    if (topic.hasSchemaSettings()) {
      schemas.check(topic.getSchemaSettings());
    }
    if (topic.hasMessageRetentionDuration()) {
      long seconds = Durations.toSeconds(topic.getMessageRetentionDuration());
      if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
        throw Rejections.invalid("message_retention_duration must be 10 minutes to 31 days.");
      }
    }
    return topic.toBuilder().setState(Topic.State.ACTIVE).build();
  }

  static void refuse(boolean used, String feature) {
    if (used) {
      throw Rejections.unsupported(feature);
    }
  }
}
