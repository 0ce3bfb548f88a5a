package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.gmail.model.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Not part of the build: {@code -Dsandbox.speed=true -Dtest=ReadingSpeedTest} prints how fast mails
 * are served.
 */
@EnabledIfSystemProperty(named = "sandbox.speed", matches = "true")
class ReadingSpeedTest {
  @Test
  void readsAHundredThousandMails() throws Exception {
    long begin = System.nanoTime();
    try (var sandbox =
        Sandbox.start(new SandboxSettings(0, 42, CompanySize.LARGE, Optional.empty(), false))) {
      System.out.printf("start %d ms%n", (System.nanoTime() - begin) / 1_000_000);
      System.gc();
      System.out.printf(
          "heap %d MB%n",
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      var http = new Http(sandbox.url());
      var boxes = List.copyOf(http.get("/sandbox").json().path("mailboxes").propertyNames());
      for (int round = 0; round < 3; round++) {
        raw(sandbox, boxes);
      }
      for (int round = 0; round < 3; round++) {
        google(sandbox);
      }
    }
  }

  /** What the server itself can do: batches by hand, answers thrown away. */
  private static void raw(Sandbox sandbox, List<String> boxes) throws Exception {
    var mails = new AtomicInteger();
    var bytes = new AtomicLong();
    long cpu = cpu();
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String box : boxes) {
        threads.submit(
            () -> {
              readAll(sandbox, box, mails, bytes);
              return null;
            });
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d mails, %d MB, %.1f s, %.0f mails/s, %.1f us CPU per mail (client and server)%n",
        mails.get(),
        bytes.get() >> 20,
        seconds,
        mails.get() / seconds,
        (cpu() - cpu) / 1e3 / mails.get());
  }

  private static void readAll(Sandbox sandbox, String box, AtomicInteger mails, AtomicLong bytes)
      throws IOException {
    String token = GmailClients.credentials(sandbox, box).refreshAccessToken().getTokenValue();
    var http = new Http(sandbox.url());
    String auth = "Bearer " + token;
    String page = "";
    do {
      var list =
          http.get("/gmail/v1/users/me/messages?maxResults=500" + page, "Authorization", auth)
              .json();
      var ids = list.path("messages").findValuesAsString("id");
      for (int at = 0; at < ids.size(); at += 100) {
        var part = ids.subList(at, Math.min(at + 100, ids.size()));
        var body = new StringBuilder();
        part.forEach(
            id ->
                body.append("--x\r\nContent-Type: application/http\r\nContent-ID: ")
                    .append(id)
                    .append("\r\n\r\nGET /gmail/v1/users/me/messages/")
                    .append(id)
                    .append("?format=raw HTTP/1.1\r\n\r\n\r\n"));
        var answer =
            http.post(
                "/batch/gmail/v1",
                body + "--x--\r\n",
                "Authorization",
                auth,
                "Content-Type",
                "multipart/mixed; boundary=x");
        mails.addAndGet(part.size());
        bytes.addAndGet(answer.body().length);
      }
      page = list.has("nextPageToken") ? "&pageToken=" + list.path("nextPageToken").asString() : "";
    } while (!page.isEmpty());
  }

  private static void google(Sandbox sandbox) throws IOException {
    var gmail = GmailClients.of(sandbox, MAYA);
    var got = new AtomicInteger();
    long cpu = cpu();
    long start = System.nanoTime();
    String token = null;
    do {
      var page =
          gmail.users().messages().list("me").setMaxResults(500L).setPageToken(token).execute();
      for (int at = 0; at < page.getMessages().size(); at += 100) {
        var batch = gmail.batch();
        for (var message :
            page.getMessages().subList(at, Math.min(at + 100, page.getMessages().size()))) {
          gmail
              .users()
              .messages()
              .get("me", message.getId())
              .setFormat("raw")
              .queue(
                  batch,
                  new JsonBatchCallback<Message>() {
                    @Override
                    public void onSuccess(Message one, HttpHeaders headers) {
                      got.addAndGet(one.decodeRaw().length > 0 ? 1 : 0);
                    }

                    @Override
                    public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                      throw new AssertionError(error.toString());
                    }
                  });
        }
        batch.execute();
      }
      token = page.getNextPageToken();
    } while (token != null);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "Google's client, one thread: %d mails, %.0f mails/s, %.1f us CPU per mail%n",
        got.get(), got.get() / seconds, (cpu() - cpu) / 1e3 / got.get());
    assertThat(got.get()).isGreaterThan(10_000);
  }

  private static long cpu() {
    var os =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return os.getProcessCpuTime();
  }
}
