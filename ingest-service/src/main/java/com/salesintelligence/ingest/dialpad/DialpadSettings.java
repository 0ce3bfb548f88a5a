package com.salesintelligence.ingest.dialpad;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Dialpad is read.
 *
 * @param objectTypes call; none switches Dialpad off
 * @param overlap how far back each run lists again: a call that lasts longer is found by full runs
 *     only
 * @param transcriptFirstWait between the first two questions for a transcript; the gaps grow
 * @param transcriptPatience how long after a call its transcript is asked for
 */
@Validated
@ConfigurationProperties("ingest.dialpad")
public record DialpadSettings(
    @DefaultValue List<@Pattern(regexp = "call") String> objectTypes,
    @DefaultValue("https://dialpad.com/") @NotNull URI rootUrl,
    @DefaultValue("") String apiKey,
    @DefaultValue("12h") @NotNull Duration overlap,
    @DefaultValue("1m") @NotNull Duration transcriptFirstWait,
    @DefaultValue("3d") @NotNull Duration transcriptPatience,
    @DefaultValue("20") @Positive int requestsPerSecond,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("1m") @NotNull Duration readTimeout) {

  public DialpadSettings {
    objectTypes = List.copyOf(objectTypes);
  }

  @AssertTrue(message = "ingest.dialpad.api-key is needed to read ingest.dialpad.object-types")
  boolean isReadable() {
    return objectTypes.isEmpty() || !apiKey.isBlank();
  }

  @AssertTrue(
      message =
          "ingest.dialpad.overlap, transcript-first-wait and transcript-patience are longer than"
              + " nothing")
  boolean isPositive() {
    return overlap.isPositive()
        && transcriptFirstWait.isPositive()
        && transcriptPatience.isPositive();
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "DialpadSettings[%s, %s]".formatted(objectTypes, rootUrl);
  }
}
