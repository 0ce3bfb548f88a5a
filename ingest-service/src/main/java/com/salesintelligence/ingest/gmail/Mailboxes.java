package com.salesintelligence.ingest.gmail;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.GmailScopes;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Gives access to each mailbox in the name of its owner. */
final class Mailboxes {

  private final GmailSettings settings;
  private final String scope;
  private final HttpTransport transport = new NetHttpTransport();
  private final Map<String, Access> accesses = new ConcurrentHashMap<>();

  private Mailboxes(GmailSettings settings, String scope) {
    this.settings = settings;
    this.scope = scope;
  }

  static Mailboxes reading(GmailSettings settings) {
    return new Mailboxes(settings, GmailScopes.GMAIL_READONLY);
  }

  /** A scope of its own, so that reading goes on where it is not granted. */
  static Mailboxes composing(GmailSettings settings) {
    return new Mailboxes(settings, GmailScopes.GMAIL_COMPOSE);
  }

  /** A client that acts for the owner of a mailbox, and what it acts with. */
  record Access(Gmail client, Credentials credentials) {

    /** Gets a new token, whether the present one has expired or not. */
    void renew() throws IOException {
      credentials.refresh();
    }
  }

  Access of(String mailbox) {
    return accesses.computeIfAbsent(mailbox, this::connect);
  }

  private Access connect(String mailbox) {
    var credentials = credentials(mailbox);
    return new Access(client(new HttpCredentialsAdapter(credentials)), credentials);
  }

  private Gmail client(HttpCredentialsAdapter credentials) {
    return new Gmail.Builder(
            transport,
            GsonFactory.getDefaultInstance(),
            request -> {
              credentials.initialize(request);
              request.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
              request.setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()));
              // One more try, for a token that has expired; all other retries are ours.
              request.setNumberOfRetries(1);
            })
        .setRootUrl(rootUrl())
        .setApplicationName("sales-intelligence")
        .build();
  }

  private String rootUrl() {
    var url = settings.rootUrl().toString();
    return url.endsWith("/") ? url : url + "/";
  }

  private ServiceAccountCredentials credentials(String mailbox) {
    var file = Objects.requireNonNull(settings.credentialsFile(), "ingest.gmail.credentials-file");
    try (var key = Files.newInputStream(file)) {
      var credentials =
          ServiceAccountCredentials.fromStream(key).toBuilder()
              .setScopes(List.of(scope))
              .setServiceAccountUser(mailbox)
              .setDefaultRetriesEnabled(false);
      if (settings.tokenUri() != null) {
        credentials.setTokenServerUri(settings.tokenUri());
      }
      return credentials.build();
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          "ingest.gmail.credentials-file is no readable key of a service account: create one in"
              + " the Google Cloud console (JSON) and name its path.",
          null,
          e);
    }
  }
}
