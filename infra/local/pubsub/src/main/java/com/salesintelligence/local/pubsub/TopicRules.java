package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Topic;

/** What this server takes of a topic's settings; the rest is refused by name. */
final class TopicRules {

  private TopicRules() {}

  static Topic checked(Topic topic) {
    ResourceName.topic(topic.getName());
    refuse(topic.hasSchemaSettings(), "schema_settings");
    refuse(topic.hasIngestionDataSourceSettings(), "ingestion_data_source_settings");
    refuse(topic.getMessageTransformsCount() > 0, "message_transforms");
    refuse(!topic.getKmsKeyName().isEmpty(), "kms_key_name");
    if (topic.hasMessageRetentionDuration()) {
      long seconds = Durations.toSeconds(topic.getMessageRetentionDuration());
      if (seconds < 600 || seconds > 31 * 86_400) {
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
