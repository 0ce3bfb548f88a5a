package com.salesintelligence.local.sandbox;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Google's own Gmail client, pointed at a sandbox. */
final class GmailClients {
  static final String MAYA = "maya.lindqvist@harborlight.example";
  static final String READ = "https://www.googleapis.com/auth/gmail.readonly";

  private GmailClients() {}

  static final String WRITE = "https://www.googleapis.com/auth/gmail.modify";

  static GoogleCredentials credentials(Sandbox sandbox, String mailbox) throws IOException {
    return credentials(sandbox, mailbox, READ);
  }

  private static GoogleCredentials credentials(Sandbox sandbox, String mailbox, String scope)
      throws IOException {
    var key =
        new ByteArrayInputStream(sandbox.serviceAccountKey().getBytes(StandardCharsets.UTF_8));
    return ServiceAccountCredentials.fromStream(key)
        .createScoped(List.of(scope))
        .createDelegated(mailbox);
  }

  static Gmail of(Sandbox sandbox, String mailbox) throws IOException {
    return of(sandbox, credentials(sandbox, mailbox, READ));
  }

  /** One that may write too. */
  static Gmail writing(Sandbox sandbox, String mailbox) throws IOException {
    return of(sandbox, credentials(sandbox, mailbox, WRITE));
  }

  private static Gmail of(Sandbox sandbox, GoogleCredentials credentials) {
    return new Gmail.Builder(
            new NetHttpTransport(),
            GsonFactory.getDefaultInstance(),
            new HttpCredentialsAdapter(credentials))
        .setRootUrl(sandbox.url() + "/")
        .setApplicationName("sandbox-test")
        .build();
  }
}
