package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.Gmail;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir Path folder;

  private Sandbox start(long seed) throws IOException {
    return Sandbox.start(
        new SandboxSettings(0, seed, CompanySize.SMALL, Optional.of(folder), false));
  }

  private record Seen(BigInteger historyId, String list, String truth) {}

  private static Seen seen(Sandbox sandbox) throws IOException {
    Gmail gmail = GmailClients.of(sandbox, MAYA);
    return new Seen(
        gmail.users().getProfile("me").execute().getHistoryId(),
        gmail.users().messages().list("me").setMaxResults(500L).execute().getMessages().toString(),
        new Http(sandbox.url()).get("/sandbox/truth").text());
  }

  private static String drop(Sandbox sandbox, String mail) {
    return new Http(sandbox.url())
        .post("/sandbox/gmail/" + MAYA + "/messages", mail)
        .json()
        .path("id")
        .asString();
  }

  @Test
  void goesOnAfterARestartAsIfNothingHadHappened() throws IOException {
    String kept;
    Seen before;
    try (var sandbox = start(42)) {
      var http = new Http(sandbox.url());
      kept = drop(sandbox, "From: a@x.example\r\n\r\nkept");
      String gone = drop(sandbox, "From: a@x.example\r\n\r\ngone");
      http.delete("/sandbox/gmail/" + MAYA + "/messages/" + gone);
      http.post("/sandbox/gmail/" + MAYA + "/messages/" + kept + "/labels?remove=UNREAD", "");
      http.post(
          "/sandbox/salesforce/Contact",
          "{\"Email\":\"New.One@x.example\",\"CreatedDate\":\"2026-01-02T03:04:05.000+0000\"}");
      before = seen(sandbox);
    }
    try (var again = start(7)) {
      assertThat(seen(again)).isEqualTo(before);
      var message =
          GmailClients.of(again, MAYA)
              .users()
              .messages()
              .get("me", kept)
              .setFormat("raw")
              .execute();
      assertThat(message.decodeRaw()).asString().endsWith("kept");
      assertThat(message.getLabelIds()).containsExactly("INBOX");
      assertThat(new Http(again.url()).get("/sandbox").json().path("seed").asInt()).isEqualTo(42);
    }
  }

  @Test
  void neverGivesAnIdTwiceAcrossRestarts() throws IOException {
    String first;
    String account;
    try (var sandbox = start(42)) {
      new Http(sandbox.url()).post("/sandbox/salesforce/Account", "{}");
      new Http(sandbox.url()).post("/sandbox/reset?seed=3", "");
      first = drop(sandbox, "one");
      account =
          new Http(sandbox.url())
              .post("/sandbox/salesforce/Account", "{}")
              .json()
              .path("id")
              .asString();
    }
    try (var again = start(42)) {
      assertThat(drop(again, "two")).isNotEqualTo(first);
      assertThat(
              new Http(again.url())
                  .post("/sandbox/salesforce/Account", "{}")
                  .json()
                  .path("id")
                  .asString())
          .isNotEqualTo(account);
    }
  }

  @Test
  void remembersABeginningAndTheDeletedRecordsOfTheCompanyBefore() throws IOException {
    Seen before;
    try (var sandbox = start(42)) {
      new Http(sandbox.url()).post("/sandbox/reset?seed=3&size=small", "");
      before = seen(sandbox);
    }
    try (var again = start(42)) {
      assertThat(seen(again)).isEqualTo(before);
      assertThat(new Http(again.url()).get("/sandbox").json().path("generation").asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void cutsOffWhatWasBeingWrittenWhenItWasKilled() throws IOException {
    Seen before;
    try (var sandbox = start(42)) {
      drop(sandbox, "whole");
      before = seen(sandbox);
    }
    Files.write(
        folder.resolve("sandbox.journal"),
        new byte[] {0, 0, 0, 90, 0, 0, 0, 9, 1, 2, 3, 4, '{'},
        StandardOpenOption.APPEND);
    try (var again = start(42)) {
      assertThat(seen(again)).isEqualTo(before);
      drop(again, "after");
    }
    try (var third = start(42)) {
      assertThat(seen(third).historyId()).isGreaterThan(before.historyId());
    }
  }

  @Test
  void keepsTheKeyOfItsServiceAccount() throws IOException {
    String key;
    try (var sandbox = start(42)) {
      key = sandbox.serviceAccountKey().replaceAll("localhost:\\d+", "");
    }
    try (var again = start(42)) {
      assertThat(again.serviceAccountKey().replaceAll("localhost:\\d+", "")).isEqualTo(key);
    }
  }
}
