package com.salesintelligence.ingest.salesforce;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * How Salesforce is read.
 *
 * @param objectTypes Account, Contact, Lead, Opportunity, Activity (Task and Event), EmailMessage,
 *     User; none switches Salesforce off
 * @param loginUrl where access tokens come from; {@code https://test.salesforce.com/} for a sandbox
 * @param apiVersion pinned: an answer's shape changes with it
 * @param clientId key of the connected app
 * @param refreshToken empty: the client-credentials flow is used
 * @param primaryContactField checkbox on Contact that marks the main contact of an account; empty:
 *     the org has none
 * @param pageSize records per query
 * @param overlap how far back each run reads again, because Salesforce commits records late
 * @param describeEvery how long it is believed which fields a type has
 * @param reserve share of the calls of 24 hours below which it is polled less often
 * @param quotaPause how long it is left alone once these calls are used up
 * @param compressed answers come as gzip
 */
@Validated
@ConfigurationProperties("ingest.salesforce")
public record SalesforceSettings(
    @DefaultValue
        List<
                @Pattern(regexp = "Account|Contact|Lead|Opportunity|Activity|EmailMessage|User")
                String>
            objectTypes,
    @DefaultValue("https://login.salesforce.com/") @NotNull URI loginUrl,
    @DefaultValue("65.0") @Pattern(regexp = "\\d{2,3}\\.0") String apiVersion,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String refreshToken,
    @DefaultValue("") @Pattern(regexp = "|[A-Za-z]\\w{0,60}__c") String primaryContactField,
    @DefaultValue("2000") @Min(1) @Max(2000) int pageSize,
    @DefaultValue("5m") @NotNull Duration overlap,
    @DefaultValue("10") @Positive int requestsPerSecond,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("1m") @NotNull Duration readTimeout,
    @DefaultValue("1h") @NotNull Duration describeEvery,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("0.9") double reserve,
    @DefaultValue("15m") @NotNull Duration quotaPause,
    @DefaultValue("true") boolean compressed,
    @DefaultValue @NotNull @Valid BulkSettings bulk) {

  public SalesforceSettings {
    objectTypes = List.copyOf(objectTypes);
  }

  @AssertTrue(
      message =
          "ingest.salesforce.client-id and client-secret are needed to read"
              + " ingest.salesforce.object-types")
  boolean isReadable() {
    return objectTypes.isEmpty() || (!clientId.isBlank() && !clientSecret.isBlank());
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "SalesforceSettings[%s, %s, v%s]".formatted(objectTypes, loginUrl, apiVersion);
  }
}
