package com.salesintelligence.local.pubsub;

import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.BigQueryConfig;
import com.google.pubsub.v1.BigtableConfig;
import com.google.pubsub.v1.CloudStorageConfig;
import com.google.pubsub.v1.Subscription;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Subscriptions that write to another service: their settings are kept, and their state says that
 * nothing arrives there, because this server reaches no other service.
 */
final class Exports {

  private static final Pattern BIG_QUERY_TABLE = Pattern.compile("[^\\s/]+[.:]\\w+\\.[^\\s./]+");
  private static final Pattern BIGTABLE_TABLE =
      Pattern.compile("projects/[^/]+/instances/[^/]+/tables/[^/]+");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private Exports() {}

  static Subscription checked(Subscription wanted) {
    Subscription subscription = withoutEmpty(wanted);
    if (!isExported(subscription)) {
      return subscription;
    }
    checkAlone(subscription);
    var exported = subscription.toBuilder().setState(Subscription.State.RESOURCE_ERROR);
    if (subscription.hasBigqueryConfig()) {
      exported.setBigqueryConfig(checked(subscription.getBigqueryConfig()));
    }
    if (subscription.hasBigtableConfig()) {
      exported.setBigtableConfig(checked(subscription.getBigtableConfig()));
    }
    if (subscription.hasCloudStorageConfig()) {
      exported.setCloudStorageConfig(checked(subscription.getCloudStorageConfig()));
    }
    return exported.build();
  }

  static boolean isExported(Subscription subscription) {
    return subscription.hasBigqueryConfig()
        || subscription.hasBigtableConfig()
        || subscription.hasCloudStorageConfig();
  }

  /** An update takes a setting away by an empty one. */
  private static Subscription withoutEmpty(Subscription wanted) {
    var subscription = wanted.toBuilder();
    if (isEmpty(wanted.getBigqueryConfig())) {
      subscription.clearBigqueryConfig();
    }
    if (isEmpty(wanted.getBigtableConfig())) {
      subscription.clearBigtableConfig();
    }
    if (isEmpty(wanted.getCloudStorageConfig())) {
      subscription.clearCloudStorageConfig();
    }
    return subscription.build();
  }

  private static boolean isEmpty(Message settings) {
    return settings.equals(settings.getDefaultInstanceForType());
  }

  private static void checkAlone(Subscription subscription) {
    long ways =
        Stream.of(
                !subscription.getPushConfig().getPushEndpoint().isEmpty(),
                subscription.hasBigqueryConfig(),
                subscription.hasBigtableConfig(),
                subscription.hasCloudStorageConfig())
            .filter(given -> given)
            .count();
    if (ways > 1) {
      throw Rejections.invalid(
          "At most one of push_config, bigquery_config, bigtable_config and cloud_storage_config"
              + " can be set.");
    }
    if (subscription.getEnableExactlyOnceDelivery()) {
      throw Rejections.invalid("Exactly-once delivery is not supported with an export.");
    }
  }

  private static BigQueryConfig checked(BigQueryConfig config) {
    require(BIG_QUERY_TABLE, "bigquery_config.table", config.getTable(), "project.dataset.table");
    if (config.getUseTopicSchema() && config.getUseTableSchema()) {
      throw Rejections.invalid("use_topic_schema and use_table_schema exclude each other.");
    }
    return config.toBuilder().setState(BigQueryConfig.State.NOT_FOUND).build();
  }

  private static BigtableConfig checked(BigtableConfig config) {
    require(
        BIGTABLE_TABLE,
        "bigtable_config.table",
        config.getTable(),
        "projects/{project}/instances/{instance}/tables/{table}");
    return config.toBuilder().setState(BigtableConfig.State.NOT_FOUND).build();
  }

  private static CloudStorageConfig checked(CloudStorageConfig config) {
    require(
        BUCKET, "cloud_storage_config.bucket", config.getBucket(), "a bucket's name without gs://");
    if (config.getFilenameSuffix().endsWith("/")) {
      throw Rejections.invalid("cloud_storage_config.filename_suffix must not end with a slash.");
    }
    var kept = config.toBuilder().setState(CloudStorageConfig.State.NOT_FOUND);
    if (!config.hasMaxDuration()) {
      kept.setMaxDuration(Durations.fromMinutes(5));
    }
    Lengths.check("cloud_storage_config.max_duration", kept.getMaxDuration(), 60, 600);
    // Zero is the same as none.
    if (config.getMaxBytes() != 0) {
      SubscriptionRules.between(
          "cloud_storage_config.max_bytes", config.getMaxBytes(), 1 << 10, 10L << 30);
    }
    if (config.getMaxMessages() != 0) {
      SubscriptionRules.between(
          "cloud_storage_config.max_messages", config.getMaxMessages(), 1000, Long.MAX_VALUE);
    }
    if (config.getOutputFormatCase() == CloudStorageConfig.OutputFormatCase.OUTPUTFORMAT_NOT_SET) {
      kept.setTextConfig(CloudStorageConfig.TextConfig.getDefaultInstance());
    }
    return kept.build();
  }

  private static void require(Pattern form, String field, String value, String expected) {
    if (!form.matcher(value).matches()) {
      throw Rejections.invalid("Invalid %s: '%s'; it is %s.".formatted(field, value, expected));
    }
  }
}
