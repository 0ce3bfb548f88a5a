package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.resolve.ResolveApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three times SIGKILL while 20,000 records flow: every record is in the tables, exactly once. */
class KilledResolverIT {

  private static final int RECORDS = 20_000;

  private final Ports ports = Ports.free();

  @TempDir private Path folder;

  @Test
  void every_record_is_stored_exactly_once_although_the_resolver_is_killed_three_times()
      throws IOException {
    flowWithThreeKills(
        ResolveApplication.class,
        ask -> {
          await()
              .atMost(Duration.ofMinutes(3))
              .untilAsserted(
                  () ->
                      assertThat(
                              ask.number("SELECT COUNT(DISTINCT message_id) FROM gmail_messages"))
                          .isEqualTo(RECORDS));
          assertThat(ask.number("SELECT COUNT(*) FROM gmail_message_facts")).isEqualTo(RECORDS);
          assertThat(ask.number("SELECT COUNT(*) FROM gmail_participant_facts"))
              .isEqualTo(2 * RECORDS);
          assertThat(
                  ask.number("SELECT COUNT(DISTINCT participant_id) FROM gmail_participant_facts"))
              .isEqualTo(2 * RECORDS);
        });
  }

  @Test
  void and_records_are_lost_when_the_ack_is_moved_before_the_store() throws IOException {
    flowWithThreeKills(
        AckBeforeStore.class,
        ask -> {
          await().atMost(Duration.ofMinutes(3)).until(() -> settled(ask));
          assertThat(ask.number("SELECT COUNT(DISTINCT message_id) FROM gmail_messages"))
              .isLessThan(RECORDS);
        });
  }

  private void flowWithThreeKills(Class<?> main, java.util.function.Consumer<Ask> then)
      throws IOException {
    try (var pubsub = EmbeddedPubSub.start(ports.pubsub());
        var bigQuery =
            EmbeddedBigQuery.start(
                new BigQuerySettings(
                    ports.bigQueryRest(),
                    ports.bigQueryWrite(),
                    Optional.of(folder.resolve("bigquery"))));
        var publisher = new RawPublisher(pubsub.host())) {
      ServiceProperties.provision(ports);
      var ask = new Ask(ports);
      var resolver = ResolveProcess.start(main, ports, folder.resolve("resolve.log"));
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> publisher.hasSubscription("raw-records.resolve-service"));
        publisher.publish(Topic.RAW_RECORDS, RECORDS, KilledResolverIT::record);
        for (int kill = 1; kill <= 3; kill++) {
          int stored = kill * RECORDS / 5;
          await()
              .atMost(Duration.ofSeconds(90))
              .pollInterval(Duration.ofMillis(50))
              .until(() -> ask.number("SELECT COUNT(*) FROM gmail_message_facts") >= stored);
          resolver.kill();
          resolver = ResolveProcess.start(main, ports, folder.resolve("resolve.log"));
        }
        then.accept(ask);
      } finally {
        resolver.kill();
      }
    }
  }

  private long lastCount = -1;
  private long sameSince;

  /**
   * Nothing has been added for 20 s, longer than the ack deadline of what was in flight at the last
   * kill.
   */
  private boolean settled(Ask ask) {
    long count = ask.number("SELECT COUNT(*) FROM gmail_message_facts");
    if (count != lastCount) {
      lastCount = count;
      sameSince = System.nanoTime();
    }
    return System.nanoTime() - sameSince > Duration.ofSeconds(20).toNanos();
  }

  private static RecordReceived record(int number) {
    var mail =
        """
        From: Person %1$d <person%1$d@customer%2$d.example>
        To: maya.lindqvist@harborlight.example
        Subject: Record %1$d
        Message-ID: <%1$d@kill.example>
        Date: Thu, 19 Nov 2026 10:00:00 +0000

        Number %1$d.
        """
            .formatted(number, number % 100);
    return RecordReceived.newBuilder()
        .setRecord(
            RecordRef.newBuilder()
                .setSource(Source.GMAIL)
                .setObjectType("message")
                .setExternalId("kill-" + number))
        .setChange(Change.UPSERT)
        .setSourceVersion(1000 + number)
        .setFetchedAt(Timestamps.fromMillis(1_795_000_000_000L))
        .setRunId("kill-test")
        .setGmailMessage(
            GmailMessage.newBuilder()
                .setMailboxEmail("maya.lindqvist@harborlight.example")
                .setThreadId("thread-" + number)
                .setInternalDateMs(1_795_000_000_000L)
                .setRfc822(ByteString.copyFromUtf8(mail))
                .setSizeBytes(mail.length()))
        .build();
  }
}
