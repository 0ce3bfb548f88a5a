package com.salesintelligence.local.pubsub;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.pubsub.v1.IngestionDataSourceSettings;
import com.google.pubsub.v1.IngestionDataSourceSettings.AwsKinesis;
import com.google.pubsub.v1.IngestionDataSourceSettings.AwsMsk;
import com.google.pubsub.v1.IngestionDataSourceSettings.AzureEventHubs;
import com.google.pubsub.v1.IngestionDataSourceSettings.CloudStorage;
import com.google.pubsub.v1.IngestionDataSourceSettings.CloudStorage.InputFormatCase;
import com.google.pubsub.v1.IngestionDataSourceSettings.ConfluentCloud;
import com.google.pubsub.v1.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * Topics that read from another service: their settings are kept, and their state says that nothing
 * comes from there, because this server reaches no other service.
 */
final class Ingestion {

  private Ingestion() {}

  /** The topic with the state that its source gives it. */
  static Topic checked(Topic topic) {
    return topic.hasIngestionDataSourceSettings()
        ? topic.toBuilder()
            .setIngestionDataSourceSettings(unreachable(topic.getIngestionDataSourceSettings()))
            .setState(Topic.State.INGESTION_RESOURCE_ERROR)
            .build()
        : topic.toBuilder().setState(Topic.State.ACTIVE).build();
  }

  private static IngestionDataSourceSettings unreachable(IngestionDataSourceSettings settings) {
    var kept = settings.toBuilder();
    switch (settings.getSourceCase()) {
      case AWS_KINESIS -> {
        requireTexts(settings.getAwsKinesis());
        kept.getAwsKinesisBuilder().setState(AwsKinesis.State.STREAM_NOT_FOUND);
      }
      case CLOUD_STORAGE -> {
        check(settings.getCloudStorage());
        kept.setCloudStorage(unreachable(settings.getCloudStorage()));
      }
      case AZURE_EVENT_HUBS -> {
        requireTexts(settings.getAzureEventHubs());
        kept.getAzureEventHubsBuilder().setState(AzureEventHubs.State.NAMESPACE_NOT_FOUND);
      }
      case AWS_MSK -> {
        requireTexts(settings.getAwsMsk());
        kept.getAwsMskBuilder().setState(AwsMsk.State.CLUSTER_NOT_FOUND);
      }
      case CONFLUENT_CLOUD -> {
        requireTexts(settings.getConfluentCloud());
        kept.getConfluentCloudBuilder().setState(ConfluentCloud.State.UNREACHABLE_BOOTSTRAP_SERVER);
      }
      case SOURCE_NOT_SET -> throw Rejections.invalid("No ingestion source provided");
    }
    return kept.build();
  }

  private static CloudStorage unreachable(CloudStorage source) {
    var kept = source.toBuilder().setState(CloudStorage.State.BUCKET_NOT_FOUND);
    if (source.hasTextFormat() && !source.getTextFormat().hasDelimiter()) {
      kept.getTextFormatBuilder().setDelimiter("\n");
    }
    return kept.build();
  }

  /** All but Cloud Storage need each text that they have. */
  private static void requireTexts(Message source) {
    refuseWithout(
        source.getDescriptorForType().getFields().stream()
            .filter(field -> field.getType() == FieldDescriptor.Type.STRING)
            .filter(field -> source.getField(field).equals(""))
            .map(FieldDescriptor::getName)
            .toList(),
        source);
  }

  private static void check(CloudStorage source) {
    List<String> missing = new ArrayList<>();
    if (source.getBucket().isEmpty()) {
      missing.add("bucket");
    }
    if (source.getInputFormatCase() == InputFormatCase.INPUTFORMAT_NOT_SET) {
      missing.add("input_format");
    }
    refuseWithout(missing, source);
  }

  private static void refuseWithout(List<String> missing, Message source) {
    if (!missing.isEmpty()) {
      throw Rejections.invalid(
          "Missing required fields for %s ingestion settings: %s"
              .formatted(source.getDescriptorForType().getName(), String.join(", ", missing)));
    }
  }
}
