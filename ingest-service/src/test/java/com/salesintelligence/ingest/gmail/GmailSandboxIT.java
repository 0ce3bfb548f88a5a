package com.salesintelligence.ingest.gmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Draft;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class GmailSandboxIT {

  private static final String MAYA = "maya.lindqvist@harborlight.example";
  private static final String MAIL =
      """
      Message-ID: <%s@aster.example>\r
      From: =?UTF-8?Q?J=C3=B6rg?= <joerg@aster.example>\r
      To: Maya <%s>\r
      Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_=F0=9F=8C=B7?= %s\r
      \r
      What does it cost?""";

  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static GmailSettings settings;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    settings =
        new GmailSettings(
            List.of(MAYA),
            Files.writeString(folder.resolve("key.json"), sandbox.serviceAccountKey()),
            URI.create(sandbox.url()),
            null,
            100,
            4,
            6000,
            DataSize.ofMegabytes(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private final GmailSource source =
      new GmailSource(settings, TestCalls.of("gmail"), new FakeClock());
  private final String cursor = Long.toString(newest());

  private static long newest() {
    var client = Mailboxes.reading(settings).of(MAYA).client();
    var failures = GmailFailures.reading(new FakeClock());
    return new Mailbox(MAYA, client, TestCalls.of("gmail"), failures).historyId();
  }

  private Map<String, Body.Mail> newMails() {
    var mails = new ConcurrentHashMap<String, Body.Mail>();
    source.changes(
        MAYA,
        cursor,
        reading -> {
          if (reading instanceof Reading.Present(var key, var version, Body.Mail mail)) {
            mails.put(key.externalId(), mail);
          }
        });
    return mails;
  }

  private static void arrives(String name) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var mail = MAIL.formatted(name, MAYA, name).getBytes(UTF_8);
      var answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(sandbox.url() + "/sandbox/gmail/" + MAYA + "/messages"))
                  .header("Content-Type", "message/rfc822")
                  .POST(BodyPublishers.ofByteArray(mail))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static SaveDraft saving() {
    return new SaveDraft(settings, TestCalls.of("gmail"), new FakeClock());
  }

  private static Draft command(String id, Map.Entry<String, Body.Mail> answered) {
    var order = new Order(id, "Maya", Instant.parse("2026-11-20T10:00:00Z"));
    return new Draft(
        order, MAYA, answered.getValue().threadId(), answered.getKey(), "Grüße,\nMaya");
  }

  @Test
  void aReplyIsSavedInItsConversationAndFoundAgainByWhoeverComesNext() throws Exception {
    arrives("one");
    var answered = newMails().entrySet().iterator().next();
    var command = command("c1", answered);
    assertThat(saving().find(command)).isEmpty();

    var outcome = (Outcome.Done) saving().carryOut(command);

    assertThat(outcome.message()).isEqualTo("The draft is in Gmail, in its conversation.");
    var drafts = newMails();
    drafts.remove(answered.getKey());
    assertThat(drafts).hasSize(1);
    var draft = drafts.values().iterator().next();
    assertThat(draft.threadId()).isEqualTo(answered.getValue().threadId());
    assertThat(draft.labels()).containsExactly("DRAFT");
    assertThat(new String(draft.rfc822(), UTF_8))
        .contains("In-Reply-To: <one@aster.example>", "<joerg@aster.example>")
        .contains("Gr=C3=BC=C3=9Fe,\r\nMaya");
    assertThat(saving().find(command))
        .contains(new Outcome.Done(outcome.externalId(), "Gmail holds this reply."));
    assertThat(saving().find(command("c2", answered))).isEmpty();
  }
}
