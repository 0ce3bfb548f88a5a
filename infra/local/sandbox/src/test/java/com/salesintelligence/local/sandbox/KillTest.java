package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
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

class KillTest {
  @TempDir Path folder;

  private record Drop(String id, String text) {}

  @Test
  void keepsEveryAcknowledgedMailThroughThreeKills() throws Exception {
    var acknowledged = new ArrayList<Drop>();
    for (int round = 0; round < 3; round++) {
      acknowledged.addAll(dropUntilKilled(round));
    }

    assertThat(acknowledged).hasSizeGreaterThan(100).extracting(Drop::id).doesNotHaveDuplicates();
    try (var sandbox =
        Sandbox.start(new SandboxSettings(0, 1, CompanySize.SMALL, Optional.of(folder), false))) {
      var gmail = GmailClients.of(sandbox, MAYA);
      for (Drop drop : acknowledged) {
        var message = gmail.users().messages().get("me", drop.id()).setFormat("raw").execute();
        assertThat(message.decodeRaw()).asString().isEqualTo(drop.text());
      }
    }
  }

  private List<Drop> dropUntilKilled(int round) throws IOException, InterruptedException {
    var acknowledged = new ArrayList<Drop>();
    var process = KilledSandbox.launch(folder);
    ;
    var http = new Http(url(process));
    var enough = new CountDownLatch(40);
    var dropping =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; true; i++) {
                      String text =
                          "Subject: " + round + "/" + i + "\r\n\r\n" + "x".repeat(i * 37 % 3_000);
                      String id =
                          http.post("/sandbox/gmail/" + MAYA + "/messages", text)
                              .json()
                              .path("id")
                              .asString();
                      acknowledged.add(new Drop(id, text));
                      enough.countDown();
                    }
                  } catch (UncheckedIOException killed) {
                    // That is how it is meant to end.
                  }
                });
    enough.await();
    process.destroyForcibly().waitFor();
    dropping.join();
    return acknowledged;
  }

  private static String url(Process process) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("URL ")) {
      line = out.readLine();
    }
    assertThat(line).as("the sandbox started").isNotNull();
    return line.substring(4);
  }
}
