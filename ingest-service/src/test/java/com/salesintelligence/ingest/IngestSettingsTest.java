package com.salesintelligence.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.dialpad.DialpadSettings;
import com.salesintelligence.ingest.gmail.GmailSettings;
import com.salesintelligence.ingest.hubspot.HubspotSettings;
import com.salesintelligence.ingest.salesforce.BulkSettings;
import com.salesintelligence.ingest.salesforce.SalesforceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class IngestSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    IngestSettings.class,
    GmailSettings.class,
    DialpadSettings.class,
    HubspotSettings.class,
    SalesforceSettings.class
  })
  static class Bound {}

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  /** The settings of the service and of two of its sources. */
  private record Settings(IngestSettings all, GmailSettings gmail, SalesforceSettings salesforce) {}

  private Settings bind(String... properties) {
    var bound = new Settings[1];
    context
        .withPropertyValues(properties)
        .run(
            started ->
                bound[0] =
                    new Settings(
                        started.getBean(IngestSettings.class),
                        started.getBean(GmailSettings.class),
                        started.getBean(SalesforceSettings.class)));
    return bound[0];
  }

  @Test
  void withoutSettingsNothingIsReadAndTheSchedulesAreThoseThatTheSourcesSuggest() {
    var settings = bind();

    assertThat(settings.gmail().mailboxes()).isEmpty();
    assertThat(settings.gmail().rootUrl()).isEqualTo(URI.create("https://gmail.googleapis.com/"));
    assertThat(settings.gmail().quotaUnitsPerMinute()).isEqualTo(6000);
    assertThat(settings.gmail().largestMail()).isEqualTo(DataSize.ofMegabytes(6));
    assertThat(settings.gmail().batchSize()).isEqualTo(100);
    assertThat(settings.salesforce().objectTypes()).isEmpty();
    assertThat(settings.salesforce().overlap()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.salesforce().pageSize()).isEqualTo(2000);
    assertThat(settings.salesforce().describeEvery()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.salesforce().reserve()).isEqualTo(0.1);
    assertThat(settings.salesforce().quotaPause()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.salesforce().compressed()).isTrue();
    assertThat(settings.salesforce().bulk().above()).isEqualTo(10_000);
    assertThat(settings.salesforce().bulk().patience()).isEqualTo(Duration.ofHours(2));
    var suggested = new Plan(Duration.ofHours(1), "0 0 2 * * *");
    assertThat(settings.all().plan("gmail", suggested)).isEqualTo(suggested);
    assertThat(settings.all().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.all().retry().attempts()).isEqualTo(5);
  }

  @Test
  void everySettingIsBound() {
    var settings =
        bind(
            "ingest.gmail.mailboxes=a@x.example,b@x.example",
            "ingest.gmail.credentials-file=/keys/k.json",
            "ingest.gmail.root-url=http://localhost:1/",
            "ingest.gmail.token-uri=http://localhost:1/token",
            "ingest.gmail.batch-size=50",
            "ingest.gmail.concurrent-batches=2",
            "ingest.gmail.quota-units-per-minute=100",
            "ingest.gmail.largest-mail=1MB",
            "ingest.salesforce.object-types=Account,Activity",
            "ingest.salesforce.login-url=http://localhost:2/",
            "ingest.salesforce.api-version=64.0",
            "ingest.salesforce.client-id=id",
            "ingest.salesforce.client-secret=secret",
            "ingest.salesforce.refresh-token=token",
            "ingest.salesforce.primary-contact-field=Main__c",
            "ingest.salesforce.page-size=10",
            "ingest.salesforce.overlap=1m",
            "ingest.salesforce.requests-per-second=3",
            "ingest.salesforce.describe-every=5m",
            "ingest.salesforce.reserve=0.2",
            "ingest.salesforce.quota-pause=7s",
            "ingest.salesforce.compressed=false",
            "ingest.salesforce.bulk.above=5",
            "ingest.salesforce.bulk.page-size=6",
            "ingest.salesforce.bulk.first-wait=1ms",
            "ingest.salesforce.bulk.longest-wait=2ms",
            "ingest.salesforce.bulk.patience=3s",
            "ingest.schedule.gmail.every=1s",
            "ingest.schedule.gmail.full=-",
            "ingest.schedule.salesforce.every=9s",
            "ingest.zone=Europe/Berlin",
            "ingest.retry.attempts=2",
            "ingest.retry.first-wait=1ms",
            "ingest.retry.longest-wait=2s",
            "ingest.retry.break-for=3s");

    assertThat(settings.gmail().mailboxes()).containsExactly("a@x.example", "b@x.example");
    assertThat(settings.gmail().credentialsFile()).isEqualTo(Path.of("/keys/k.json"));
    assertThat(settings.gmail().tokenUri()).isEqualTo(URI.create("http://localhost:1/token"));
    assertThat(settings.gmail().batchSize()).isEqualTo(50);
    assertThat(settings.gmail().concurrentBatches()).isEqualTo(2);
    assertThat(settings.gmail().quotaUnitsPerMinute()).isEqualTo(100);
    assertThat(settings.gmail().largestMail()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(settings.salesforce().objectTypes()).containsExactly("Account", "Activity");
    assertThat(settings.salesforce().apiVersion()).isEqualTo("64.0");
    assertThat(settings.salesforce().primaryContactField()).isEqualTo("Main__c");
    assertThat(settings.salesforce().pageSize()).isEqualTo(10);
    assertThat(settings.salesforce().overlap()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.salesforce().requestsPerSecond()).isEqualTo(3);
    assertThat(settings.salesforce().describeEvery()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.salesforce().reserve()).isEqualTo(0.2);
    assertThat(settings.salesforce().quotaPause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.salesforce().compressed()).isFalse();
    assertThat(settings.salesforce().bulk())
        .isEqualTo(
            new BulkSettings(
                5, 6, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(3)));
    assertThat(settings.salesforce().toString()).doesNotContain("secret").doesNotContain("token");
    var suggested = new Plan(Duration.ofHours(6), "0 0 3 * * SUN");
    assertThat(settings.all().plan("gmail", suggested))
        .isEqualTo(new Plan(Duration.ofSeconds(1), "-"));
    assertThat(settings.all().plan("salesforce", suggested))
        .isEqualTo(new Plan(Duration.ofSeconds(9), "0 0 3 * * SUN"));
    assertThat(settings.all().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.all().retry().breakFor()).isEqualTo(Duration.ofSeconds(3));
  }

  private HubspotSettings hubspot(String... properties) {
    var bound = new HubspotSettings[1];
    context
        .withPropertyValues(properties)
        .run(started -> bound[0] = started.getBean(HubspotSettings.class));
    return bound[0];
  }

  @Test
  void withoutSettingsHubspotIsSwitchedOffAndItsPublicLimitsHold() {
    var settings = hubspot();

    assertThat(settings.objectTypes()).isEmpty();
    assertThat(settings.rootUrl()).isEqualTo(URI.create("https://api.hubapi.com/"));
    assertThat(settings.apiVersion()).isEqualTo("2026-09");
    assertThat(settings.overlap()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.requestsPerTenSeconds()).isEqualTo(190);
    assertThat(settings.searchesPerSecond()).isEqualTo(5);
  }

  @Test
  void everySettingOfHubspotIsBound() {
    var settings =
        hubspot(
            "ingest.hubspot.object-types=contact,sequence",
            "ingest.hubspot.root-url=http://localhost:3/",
            "ingest.hubspot.api-version=2027-03",
            "ingest.hubspot.access-token=token",
            "ingest.hubspot.client-id=id",
            "ingest.hubspot.client-secret=secret",
            "ingest.hubspot.refresh-token=refresh",
            "ingest.hubspot.contact-properties=a,b",
            "ingest.hubspot.company-properties=c",
            "ingest.hubspot.unenrolling-workflow=12",
            "ingest.hubspot.overlap=2h",
            "ingest.hubspot.requests-per-ten-seconds=110",
            "ingest.hubspot.searches-per-second=4",
            "ingest.hubspot.connect-timeout=1s",
            "ingest.hubspot.read-timeout=2s");

    assertThat(settings)
        .isEqualTo(
            new HubspotSettings(
                List.of("contact", "sequence"),
                URI.create("http://localhost:3/"),
                "2027-03",
                "token",
                "id",
                "secret",
                "refresh",
                List.of("a", "b"),
                List.of("c"),
                "12",
                Duration.ofHours(2),
                110,
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)));
    assertThat(settings.toString()).doesNotContain("token").doesNotContain("secret");
  }

  @Test
  void everySettingOfDialpadIsBoundAndTheKeyIsNotShown() {
    context
        .withPropertyValues(
            "ingest.dialpad.object-types=call",
            "ingest.dialpad.root-url=http://localhost:1/",
            "ingest.dialpad.api-key=secret",
            "ingest.dialpad.overlap=2h",
            "ingest.dialpad.transcript-first-wait=5s",
            "ingest.dialpad.transcript-patience=1d",
            "ingest.dialpad.requests-per-second=3",
            "ingest.dialpad.connect-timeout=1s",
            "ingest.dialpad.read-timeout=2s")
        .run(
            started -> {
              var dialpad = started.getBean(DialpadSettings.class);
              assertThat(dialpad)
                  .isEqualTo(
                      new DialpadSettings(
                          List.of("call"),
                          URI.create("http://localhost:1/"),
                          "secret",
                          Duration.ofHours(2),
                          Duration.ofSeconds(5),
                          Duration.ofDays(1),
                          3,
                          Duration.ofSeconds(1),
                          Duration.ofSeconds(2)));
              assertThat(dialpad.toString()).doesNotContain("secret");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest.hubspot.object-types=contact | refresh-token, are needed",
        "ingest.hubspot.object-types=deal | objectTypes",
        "ingest.hubspot.api-version=v3 | apiVersion",
        "ingest.gmail.mailboxes=a@x.example | credentials-file is needed",
        "ingest.gmail.largest-mail=9MB | largest-mail is 7MB at most",
        "ingest.gmail.batch-size=101 | batchSize",
        "ingest.salesforce.object-types=Account | client-id and client-secret are needed",
        "ingest.salesforce.api-version=latest | apiVersion",
        "ingest.salesforce.page-size=0 | pageSize",
        "ingest.salesforce.reserve=1.5 | reserve",
        "ingest.salesforce.bulk.page-size=0 | bulk.pageSize",
        "ingest.dialpad.object-types=call | api-key is needed",
        "ingest.dialpad.object-types=sms | objectTypes",
        "ingest.dialpad.overlap=0s | longer than nothing",
        "ingest.schedule.gmail.every=1ms | every is at least 100ms",
        "ingest.schedule.salesforce.full=daily | cron expression",
        "ingest.retry.attempts=0 | attempts"
      })
  void aWrongSettingIsRefusedAtTheStartWithWhatToDo(String property, String problem) {
    context
        .withPropertyValues(property)
        .run(
            failed ->
                assertThat(
                        Stream.iterate(
                                failed.getStartupFailure(), e -> e != null, Throwable::getCause)
                            .map(Throwable::getMessage))
                    .anySatisfy(message -> assertThat(message).contains(problem)));
  }
}
