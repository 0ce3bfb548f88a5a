package com.salesintelligence.ingest.hubspot;

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
 * How HubSpot is read.
 *
 * @param objectTypes contact, company, sequence, enrollment; none switches HubSpot off
 * @param apiVersion of the dated paths; pinned, for an answer's shape changes with it
 * @param accessToken of a private app; empty: tokens are made with the refresh token
 * @param contactProperties to keep beside the usual ones; none: all that are not hidden
 * @param companyProperties likewise
 * @param overlap how far back each run reads again, because the search sees changes late
 * @param unenrollingWorkflow id of a workflow whose action is to unenroll; empty: there is none
 * @param requestsPerTenSeconds 190 for a private app, 110 for others
 */
@Validated
@ConfigurationProperties("ingest.hubspot")
public record HubspotSettings(
    @DefaultValue List<@Pattern(regexp = "contact|company|sequence|enrollment") String> objectTypes,
    @DefaultValue("https://api.hubapi.com/") @NotNull URI rootUrl,
    @DefaultValue("2026-09") @Pattern(regexp = "20\\d\\d-\\d\\d") String apiVersion,
    @DefaultValue("") String accessToken,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String refreshToken,
    @DefaultValue List<@Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String> contactProperties,
    @DefaultValue List<@Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String> companyProperties,
    @DefaultValue("") @Pattern(regexp = "|\\d{1,18}") String unenrollingWorkflow,
    @DefaultValue("1h") @NotNull Duration overlap,
    @DefaultValue("190") @Positive int requestsPerTenSeconds,
    @DefaultValue("5") @Positive int searchesPerSecond,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("1m") @NotNull Duration readTimeout) {

  public HubspotSettings {
    objectTypes = List.copyOf(objectTypes);
    contactProperties = List.copyOf(contactProperties);
    companyProperties = List.copyOf(companyProperties);
  }

  @AssertTrue(
      message =
          "ingest.hubspot.access-token, or client-id, client-secret and refresh-token, are needed"
              + " to read ingest.hubspot.object-types")
  boolean isReadable() {
    boolean renewable = !clientId.isBlank() && !clientSecret.isBlank() && !refreshToken.isBlank();
    return objectTypes.isEmpty() || !accessToken.isBlank() || renewable;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "HubspotSettings[%s, %s, %s]".formatted(objectTypes, rootUrl, apiVersion);
  }
}
