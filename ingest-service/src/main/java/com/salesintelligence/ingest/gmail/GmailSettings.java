package com.salesintelligence.ingest.gmail;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How Gmail is read.
 *
 * @param mailboxes the mailboxes to read; none switches Gmail off
 * @param credentialsFile key of a service account that may act for them (domain-wide delegation)
 * @param rootUrl where Gmail's API is
 * @param tokenUri where access tokens come from; unset: where the key file says
 * @param batchSize mails per batch request; Gmail takes 100 at most
 * @param concurrentBatches batch requests under way at once, over all mailboxes
 * @param quotaUnitsPerMinute what Gmail grants each mailbox; reading one mail costs 20
 * @param largestMail a larger mail is cut to this size, so that it fits into an event
 */
@Validated
@ConfigurationProperties("ingest.gmail")
public record GmailSettings(
    @DefaultValue List<@Email @NotBlank String> mailboxes,
    @Nullable Path credentialsFile,
    @DefaultValue("https://gmail.googleapis.com/") @NotNull URI rootUrl,
    @Nullable URI tokenUri,
    @DefaultValue("100") @Positive @Max(100) int batchSize,
    @DefaultValue("4") @Positive @Max(64) int concurrentBatches,
    @DefaultValue("6000") @Positive int quotaUnitsPerMinute,
    @DefaultValue("6MB") @NotNull DataSize largestMail,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("1m") @NotNull Duration readTimeout) {

  private static final DataSize LARGEST_EVENT = DataSize.ofMegabytes(7);

  public GmailSettings {
    mailboxes = List.copyOf(mailboxes);
  }

  @AssertTrue(message = "ingest.gmail.credentials-file is needed to read ingest.gmail.mailboxes")
  boolean isReadable() {
    return mailboxes.isEmpty() || credentialsFile != null;
  }

  @AssertTrue(
      message = "ingest.gmail.largest-mail is 7MB at most: Pub/Sub takes no more than 10 MB")
  boolean isPublishable() {
    return largestMail.compareTo(LARGEST_EVENT) <= 0 && largestMail.toBytes() > 0;
  }
}
