package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox that the services read, started here or running elsewhere.
 *
 * @param url without a slash at the end
 * @param key file with the key of the service account that reads the mailboxes
 */
record Sources(String url, Path key, List<String> mailboxes, AutoCloseable running)
    implements AutoCloseable {

  static Sources start(Company company, Ports ports, StateFolder state) throws IOException {
    int port = ports.sandbox();
    var pubSub = "localhost:" + ports.pubsub();
    var folder = Optional.of(state.path("sandbox"));
    return switch (company) {
      case Company.Invented(long seed, CompanySize size, boolean live) ->
          here(new SandboxSettings(port, seed, size, folder, live).withPubSub(pubSub), state);
      case Company.Own(Path data) ->
          here(
              new SandboxSettings(port, company.seed(), CompanySize.SMALL, folder, false)
                  .withData(data)
                  .withPubSub(pubSub),
              state);
      case Company.Elsewhere(URI sandbox) -> of(sandbox.toString(), state, () -> {});
    };
  }

  private static Sources here(SandboxSettings settings, StateFolder state) throws IOException {
    var sandbox = Sandbox.start(settings);
    return of(sandbox.url(), state, sandbox);
  }

  private static Sources of(String url, StateFolder state, AutoCloseable running)
      throws IOException {
    var key = state.path("gmail-service-account.json");
    Files.writeString(key, get(url + "/sandbox/key"));
    var mailboxes = JsonMapper.shared().readTree(get(url + "/sandbox")).path("mailboxes");
    return new Sources(url, key, List.copyOf(mailboxes.propertyNames()), running);
  }

  private static String get(String url) throws IOException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CannotStart(
            "%s is no sandbox: it answers %d.".formatted(url, answer.statusCode()));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url);
    }
  }

  /** Of our own people. */
  Set<String> domains() {
    return mailboxes.stream()
        .map(mailbox -> mailbox.substring(mailbox.indexOf('@') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() throws Exception {
    running.close();
  }
}
