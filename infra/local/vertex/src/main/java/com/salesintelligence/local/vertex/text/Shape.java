package com.salesintelligence.local.vertex.text;

import com.google.cloud.aiplatform.v1.GenerationConfig;
import com.google.cloud.aiplatform.v1.GenerationConfig.Modality;
import com.google.cloud.aiplatform.v1.Schema;
import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an answer is to look. What steers a model's chance (temperature, top-p, top-k, seed,
 * penalties, thinking) is checked and has no effect: the same prompt has the same answer.
 */
public record Shape(
    Format format,
    Optional<Schema> schema,
    int candidates,
    int mostTokens,
    List<String> stopSequences) {

  /** The media types that an answer can have. */
  enum Format {
    TEXT,
    JSON,
    ENUM
  }

  private static final int MOST_CANDIDATES = 8;
  private static final int MOST_OUTPUT_TOKENS = 65_536;
  private static final int MOST_STOP_SEQUENCES = 5;

  public Shape {
    stopSequences = List.copyOf(stopSequences);
  }

  public static Shape of(GenerationConfig config) {
    refuseUnsupported(config);
    within("temperature", config.getTemperature(), 0, 2);
    within("topP", config.getTopP(), 0, 1);
    if (config.hasTopK()) {
      within("topK", config.getTopK(), 1, 64);
    }
    within("presencePenalty", config.getPresencePenalty(), -2, 2);
    within("frequencyPenalty", config.getFrequencyPenalty(), -2, 2);
    within("stopSequences", config.getStopSequencesCount(), 0, MOST_STOP_SEQUENCES);
    return new Shape(
        format(config),
        schema(config),
        config.hasCandidateCount()
            ? whole("candidateCount", config.getCandidateCount(), MOST_CANDIDATES)
            : 1,
        config.hasMaxOutputTokens()
            ? whole("maxOutputTokens", config.getMaxOutputTokens(), MOST_OUTPUT_TOKENS)
            : MOST_OUTPUT_TOKENS,
        config.getStopSequencesList().stream().filter(stop -> !stop.isEmpty()).toList());
  }

  private static void refuseUnsupported(GenerationConfig config) {
    Map.of(
            "response_json_schema (use response_schema)", config.hasResponseJsonSchema(),
            "response_logprobs", config.getResponseLogprobs() || config.hasLogprobs(),
            "routing_config", config.hasRoutingConfig(),
            "speech_config", config.hasSpeechConfig(),
            "image_config", config.hasImageConfig(),
            "audio_timestamp", config.getAudioTimestamp(),
            "answers that are not text",
                config.getResponseModalitiesList().stream().anyMatch(m -> m != Modality.TEXT))
        .forEach(
            (feature, asked) -> {
              if (asked) {
                throw Rejections.unsupported(feature);
              }
            });
  }

  private static Format format(GenerationConfig config) {
    return switch (config.getResponseMimeType()) {
      case "", "text/plain" -> Format.TEXT;
      case "application/json" -> Format.JSON;
      case "text/x.enum" -> Format.ENUM;
      default ->
          throw Rejections.invalid(
              "Unable to submit request because '%s' is no supported response_mime_type: use text/plain, application/json or text/x.enum."
                  .formatted(config.getResponseMimeType()));
    };
  }

  private static Optional<Schema> schema(GenerationConfig config) {
    if (!config.hasResponseSchema()) {
      if (format(config) == Format.ENUM) {
        throw Rejections.invalid("text/x.enum needs a response_schema with an enum.");
      }
      return Optional.empty();
    }
    if (format(config) == Format.TEXT) {
      throw Rejections.invalid(
          "response_schema needs the response_mime_type application/json or text/x.enum.");
    }
    SchemaRules.check(config.getResponseSchema(), "response_schema");
    if (format(config) == Format.ENUM && config.getResponseSchema().getEnumCount() == 0) {
      throw Rejections.invalid("text/x.enum needs a response_schema with an enum.");
    }
    return Optional.of(config.getResponseSchema());
  }

  private static void within(String field, double value, double first, double last) {
    if (!(value >= first && value <= last)) {
      throw Rejections.outOfRange(field, value, first, last);
    }
  }

  private static int whole(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw Rejections.outOfRange(field, value, 1, most);
    }
    return value;
  }
}
