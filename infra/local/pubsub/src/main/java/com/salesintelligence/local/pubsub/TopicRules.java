package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.Topic;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pub/Sub's limits for topics; settings that this server cannot honour are refused by name. */
final class TopicRules {

  static final long LONGEST_SECONDS = 31 * 86_400;
  static final long SHORTEST_SECONDS = 600;

  private static final Logger LOG = LoggerFactory.getLogger(TopicRules.class);
  private static final Pattern KEY =
      Pattern.compile("projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+");

  private final Schemas schemas;

  TopicRules(Schemas schemas) {
    this.schemas = schemas;
  }

  Topic checked(Topic topic) {
    ResourceName.topic(topic.getName());
    Labels.check(topic.getLabelsMap());
    Transforms.check(topic.getMessageTransformsList());
    checkKey(topic.getKmsKeyName());
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
    return Ingestion.checked(topic);
  }

  /** A key is kept and encrypts nothing. */
  private static void checkKey(String name) {
    if (!name.isEmpty() && !KEY.matcher(name).matches()) {
      throw Rejections.invalid(
          ("Invalid kms_key_name: '%s'; it has the form"
                  + " projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}.")
              .formatted(name));
    }
    if (!name.isEmpty()) {
      LOG.warn("Nothing is encrypted here, also not with {}", name);
    }
  }

  static void refuse(boolean used, String feature) {
    if (used) {
      throw Rejections.unsupported(feature);
    }
  }
}
