package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicMailTest {
  /** Beside the clone; Maven runs tests in the module's folder. */
  private static final Path MAILS = Path.of("../../../../shared/data/mime");

  @Test
  void servesEveryPublicMessageByteForByteAndInFull() throws IOException {
    assumeTrue(Files.isDirectory(MAILS), "Skipped: ../shared/data/mime is not beside this clone");
    try (var sandbox = Sandbox.start(SandboxSettings.inMemory());
        var files = Files.walk(MAILS)) {
      var http = new Http(sandbox.url());
      var gmail = GmailClients.of(sandbox, MAYA);
      var mails =
          files.filter(Files::isRegularFile).filter(file -> !file.endsWith("INDEX.csv")).toList();
      assertThat(mails).hasSizeGreaterThan(100);
      for (Path mail : mails) {
        byte[] bytes = Files.readAllBytes(mail);
        String id =
            http.post("/sandbox/gmail/" + MAYA + "/messages", bytes).json().path("id").asString();

        assertThat(gmail.users().messages().get("me", id).setFormat("raw").execute().decodeRaw())
            .as(mail.toString())
            .isEqualTo(bytes);
        assertThat(gmail.users().messages().get("me", id).setFormat("full").execute().getPayload())
            .as(mail.toString())
            .isNotNull();
      }
    }
  }
}
