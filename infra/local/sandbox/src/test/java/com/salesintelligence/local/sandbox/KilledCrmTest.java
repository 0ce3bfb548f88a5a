package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCrmTest {
  @TempDir Path folder;

  @Test
  void keepsEveryAcknowledgedContactAndCallThroughAKill() throws Exception {
    var contacts = new ArrayList<String>();
    var calls = new ArrayList<String>();
    writeUntilKilled(contacts, calls);

    try (var sandbox =
        Sandbox.start(new SandboxSettings(0, 1, CompanySize.SMALL, Optional.of(folder), false))) {
      var hub = new HubSpotCalls(sandbox);
      var kept = HubSpotCalls.ids(hub.dump("contacts"));
      String callsKept = hub.http.get("/sandbox/dialpad/calls").text();

      assertThat(contacts).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
      assertThat(kept).containsAll(contacts);
      assertThat(calls).allMatch(id -> callsKept.contains("\"id\":\"" + id + "\""));
      assertThat(hub.contact("{\"email\":\"after@kill.example\"}")).isNotEmpty().isNotIn(kept);
    }
  }

  private void writeUntilKilled(List<String> contacts, List<String> calls) throws Exception {
    var process = KilledSandbox.launch(folder);
    ;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String url = out.lines().filter(line -> line.startsWith("URL ")).findFirst().orElseThrow();
      var http = new Http(url.substring(4));
      var enough = new CountDownLatch(30);
      var writing = Thread.ofVirtual().start(() -> write(http, contacts, calls, enough));
      enough.await();
      process.destroyForcibly().waitFor();
      writing.join();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(
      Http http, List<String> contacts, List<String> calls, CountDownLatch enough) {
    try {
      for (int i = 0; true; i++) {
        String email = "{\"email\":\"n%d@kill.example\"}".formatted(i);
        contacts.add(id(http.post("/sandbox/hubspot/contacts", email)));
        calls.add(id(http.post("/sandbox/dialpad/calls", "{}")));
        enough.countDown();
      }
    } catch (UncheckedIOException killed) {
      // That is how it is meant to end.
    }
  }

  private static String id(Http.Reply reply) {
    return reply.json().path("id").asString();
  }
}
