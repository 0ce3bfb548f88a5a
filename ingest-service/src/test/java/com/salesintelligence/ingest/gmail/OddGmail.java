package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.ServiceAccountKey;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** A Gmail with one mailbox whose answers a test can spoil part by part. */
final class OddGmail implements AutoCloseable {

  static final String BOX = "maya@harborlight.example";
  private static final String ROOT = "/gmail/v1/users/" + BOX;
  private static final Pattern PART = Pattern.compile("GET \\S*/messages/(\\w+)\\?format=raw");

  final OddServer server = new OddServer();
  private final Map<String, Deque<Part>> parts = new LinkedHashMap<>();
  private final Map<String, Deque<Part>> spoilt = new HashMap<>();

  private boolean numbered = true;

  record Part(int status, String body) {}

  static final Part THROTTLED =
      new Part(
          429,
          "{\"error\":{\"code\":429,\"message\":\"slow\",\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}");

  OddGmail() {
    server.on(
        "/token",
        Answer.json(200, "{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
    server.on(ROOT + "/profile", request -> Answer.json(200, profile()));
    server.on(ROOT + "/messages", request -> Answer.json(200, list()));
    server.on("/batch", request -> batch(request.body()));
  }

  GmailSource source(Path folder) {
    return source(folder, DataSize.ofMegabytes(6));
  }

  GmailSource source(Path folder, DataSize largestMail) {
    return new GmailSource(settings(folder, largestMail), TestCalls.of("gmail"), new FakeClock());
  }

  GmailSettings settings(Path folder) {
    return settings(folder, DataSize.ofMegabytes(6));
  }

  private GmailSettings settings(Path folder, DataSize largestMail) {
    var key = ServiceAccountKey.write(folder, URI.create("http://localhost:1/token"));
    return new GmailSettings(
        List.of(BOX),
        key,
        server.url(),
        server.url().resolve("/token"),
        100,
        4,
        6000,
        largestMail,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  static String json(String id, String labels, String rfc822) {
    return raw(
        id, labels, Base64.getUrlEncoder().encodeToString(rfc822.getBytes(StandardCharsets.UTF_8)));
  }

  static String raw(String id, String labels, String raw) {
    return """
        {"id":"%s","threadId":"t-%s","labelIds":[%s],"snippet":"Hi","sizeEstimate":10,\
        "historyId":"77","internalDate":"1700000000000","payload":{"parts":[{"x":[1,2]}]},"raw":"%s"}"""
        .formatted(id, id, labels, raw);
  }

  OddGmail mail(String id) {
    return part(id, new Part(200, json(id, "\"INBOX\"", "Subject: " + id + "\r\n\r\nHello")));
  }

  OddGmail part(String id, Part part) {
    parts.computeIfAbsent(id, any -> new ArrayDeque<>()).add(part);
    return this;
  }

  /** What this part answers first. */
  OddGmail first(String id, Part part) {
    spoilt.computeIfAbsent(id, any -> new ArrayDeque<>()).add(part);
    return this;
  }

  /** Its parts no longer say what they answer. */
  OddGmail unnumbered() {
    numbered = false;
    return this;
  }

  OddGmail history(String body) {
    server.on(ROOT + "/history", Answer.json(200, body));
    return this;
  }

  OddGmail onHistory(Answer answer) {
    server.on(ROOT + "/history", answer);
    return this;
  }

  OddGmail historyPages(String... pages) {
    for (var page : pages) {
      server.onceOn(ROOT + "/history", Answer.json(200, page));
    }
    return this;
  }

  OddGmail onList(Answer answer) {
    server.on(ROOT + "/messages", answer);
    return this;
  }

  OddGmail listPages(String... pages) {
    for (var page : pages) {
      server.onceOn(ROOT + "/messages", Answer.json(200, page));
    }
    return this;
  }

  /** The queries for lists of mails. */
  List<String> lists() {
    return server.requests(ROOT + "/messages").stream().map(OddServer.Request::query).toList();
  }

  /** The ids asked for, one list per batch request. */
  List<List<String>> batches() {
    return server.requests("/batch").stream().map(request -> ids(request.body())).toList();
  }

  private static List<String> ids(String body) {
    return PART.matcher(body).results().map(match -> match.group(1)).toList();
  }

  /** Something happens in it while it is listed. */
  private String profile() {
    return "{\"historyId\":\"%d\"}".formatted(1000 + lists().size());
  }

  private String list() {
    return parts.keySet().stream()
        .map(id -> "{\"id\":\"%s\",\"threadId\":\"t\"}".formatted(id))
        .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
  }

  private Answer batch(String body) {
    var answer = new StringBuilder();
    int call = -1;
    for (var id : ids(body)) {
      call++;
      var first = spoilt.getOrDefault(id, new ArrayDeque<>()).poll();
      var part = first != null ? first : parts.get(id).peek();
      if (part.status() == 0) {
        continue;
      }
      answer.append(
          "--b\r\nContent-Type: application/http\r\n%s\r\nHTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s\r\n"
              .formatted(
                  numbered ? "Content-ID: <response-%d>\r\n".formatted(call) : "",
                  part.status(),
                  part.body().getBytes(StandardCharsets.UTF_8).length,
                  part.body()));
    }
    return Answer.of("multipart/mixed; boundary=b", answer.append("--b--").toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
