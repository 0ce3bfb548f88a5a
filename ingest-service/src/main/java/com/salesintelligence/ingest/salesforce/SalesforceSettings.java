package com.salesintelligence.ingest.salesforce;

import jakarta.validation.constraints.AssertTrue;
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
 * @param objectTypes Account, Contact, Lead, Opportunity, Activity; none switches Salesforce off
 * @param loginUrl where access tokens come from; {@code https://test.salesforce.com/} for a sandbox
 * @param apiVersion pinned: an answer's shape changes with it
 * @param clientId key of the connected app
 * @param refreshToken empty: the client-credentials flow is used
 * @param primaryContactField checkbox on Contact that marks the main contact of an account; empty:
 *     the org has none
 * @param pageSize records per query
 * @param overlap how far back each run reads again, because Salesforce commits records late
 */
@Validated
@ConfigurationProperties("ingest.salesforce")
public record SalesforceSettings(
    @DefaultValue
        List<@Pattern(regexp = "Account|Contact|Lead|Opportunity|Activity") String> objectTypes,
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
    @DefaultValue("1m") @NotNull Duration readTimeout) {

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
