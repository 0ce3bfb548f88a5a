package com.salesintelligence.ingest.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The sandbox's Salesforce, and sources that read it. */
final class WiredSalesforce implements AutoCloseable {

  private static final List<String> SCOPES =
      List.of("Account", "Contact", "Lead", "Opportunity", "Activity", "EmailMessage", "User");
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  WiredSalesforce() {
    try {
      sandbox = Sandbox.start(SandboxSettings.inMemory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    steer("POST", "/sandbox/limits", "{\"salesforce_job_millis\":3}");
  }

  /**
   * @param jobsAbove more than so many records are read by a job
   * @param rows of a page of a job
   */
  SalesforceSource source(int pageSize, int jobsAbove, int rows) {
    var settings =
        new SalesforceSettings(
            SCOPES,
            URI.create(sandbox.url()),
            "65.0",
            Sandbox.SALESFORCE_CLIENT_ID,
            Sandbox.SALESFORCE_CLIENT_SECRET,
            "",
            "IsPrimary__c",
            pageSize,
            Duration.ofSeconds(10),
            1_000_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            0.1,
            Duration.ofMinutes(1),
            true,
            new BulkSettings(jobsAbove, rows, MOMENT, MOMENT, Duration.ofMinutes(1)));
    return new SalesforceSource(settings, TestCalls.of("salesforce"), InstantSource.system());
  }

  String steer(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.url()).resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    http.close();
  }
}
