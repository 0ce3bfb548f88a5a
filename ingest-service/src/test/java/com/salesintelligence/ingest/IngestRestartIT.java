package com.salesintelligence.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.warehouse.TableWriters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestRestartIT {

  private static final String MAYA = "maya.lindqvist@harborlight.example";
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private RunningService service;

  record FullRun(String sourceSystem) {}

  @BeforeEach
  void start() {
    service = new RunningService(folder);
    await().atMost(SOON).until(() -> service.rows("full_runs.sql", FullRun.class).size() == 4);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Stream<RecordReceived> mails() {
    return service.heard().stream().filter(e -> e.getRecord().getSource() == Source.GMAIL);
  }

  @Test
  void afterARestartOnlyWhatCameMeanwhileIsTold() {
    service.forget();
    service.stop();
    service.steer(
        "POST",
        "/sandbox/gmail/" + MAYA + "/messages",
        "Subject: Meanwhile\r\n\r\nx".getBytes(UTF_8));

    service.restart();

    await().atMost(SOON).until(() -> mails().findAny().isPresent());
    assertThat(mails().map(e -> e.getGmailMessage().getRfc822().toStringUtf8()))
        .containsExactly("Subject: Meanwhile\r\n\r\nx");
    assertThat(service.rows("full_runs.sql", FullRun.class)).hasSize(4);
  }

  @Test
  void aSourceThatIsSwitchedOffSaysSoToWhoeverAsksForARun() {
    service.restart("--ingest.salesforce.object-types=");

    var answer = service.call("POST", "/runs/salesforce", "{}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(RunningService.json(answer).path("code").asString())
        .isEqualTo("SOURCE_SWITCHED_OFF");
    assertThat(RunningService.json(answer).path("error").asString())
        .contains("salesforce", "ingest.salesforce");
    assertThat(service.call("POST", "/runs/gmail", "{}").statusCode()).isEqualTo(202);
  }

  @Test
  void aStaleHistoryIdLeadsToAFullRunThatTellsWhatIsGone() {
    var old = mails().map(e -> e.getRecord().getExternalId()).findFirst().orElseThrow();
    service
        .bean(TableWriters.class)
        .of(GmailMessageRow.class)
        .upsert(
            GmailMessageRow.newBuilder()
                .setMessageId(old)
                .setMailboxEmail(MAYA)
                .setSourceVersion(1)
                .build(),
            1)
        .join();
    service.forget();

    service.steer("POST", "/sandbox/reset?seed=7&size=small", new byte[0]);

    await()
        .atMost(SOON)
        .until(() -> mails().anyMatch(e -> e.getRecord().getExternalId().equals(old)));
    List<RecordReceived> gone =
        mails().filter(e -> e.getRecord().getExternalId().equals(old)).toList();
    assertThat(gone).extracting(RecordReceived::getChange).containsOnly(Change.DELETE);
    assertThat(gone.getFirst().getSourceVersion()).isGreaterThan(1);
    await()
        .atMost(SOON)
        .until(() -> mails().filter(e -> e.getChange() == Change.UPSERT).count() > 100);
  }
}
