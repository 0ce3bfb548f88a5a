package com.salesintelligence.local.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpEdgesTest {
  private static Sandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String answers(String bytes) throws IOException {
    try (var socket = new Socket("localhost", URI.create(sandbox.url()).getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void answersSeveralRequestsOfOneConnectionInOrder() throws IOException {
    String one = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

    assertThat(answers(one + one).split("HTTP/1.1 404", -1)).hasSize(3);
  }

  /** Pollers count from the source's own time. */
  @Test
  void everyAnswerTellsTheTime() throws IOException {
    var date =
        answers("GET /nothing HTTP/1.1\r\n\r\n")
            .lines()
            .filter(line -> line.startsWith("Date: "))
            .findFirst()
            .orElseThrow();

    var told = RFC_1123_DATE_TIME.parse(date.substring(6), Instant::from);
    assertThat(told).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
  }

  @Test
  void readsABodyInChunks() throws IOException {
    String body = "4\r\n{\"la\r\nc;x=y\r\nyer\":\"cake\"}\r\n0\r\nTrailer: t\r\n\r\n";

    assertThat(
            answers(
                "POST /sandbox/salesforce/Account HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + body
                    + "GET /nothing HTTP/1.1\r\n\r\n"))
        .contains("HTTP/1.1 200")
        .contains("HTTP/1.1 404");
  }

  @Test
  void saysGoOnToAClientThatAsks() throws IOException {
    assertThat(
            answers(
                "POST /sandbox/salesforce/Account HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
  }

  @Test
  void endsTheConnectionWhereTheClientWants() throws IOException {
    assertThat(answers("GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n"))
        .containsOnlyOnce("HTTP/1.1")
        .contains("Connection: close");
    assertThat(answers("GET /sandbox/salesforce/User HTTP/1.0\r\n\r\n"))
        .doesNotContain("chunked")
        .contains("Lindqvist");
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    assertThat(answers("HEAD /sandbox/none HTTP/1.1\r\n\r\n")).endsWith("\r\n\r\n");
  }

  @Test
  void refusesWhatIsNoHttpInWords() throws IOException {
    assertThat(answers("hello\r\n\r\n")).startsWith("HTTP/1.1 400").contains("request line");
    assertThat(answers("GET / HTTP/1.1\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(answers("GET / HTTP/1.1\r\nA: b")).startsWith("HTTP/1.1 400");
    assertThat(answers("GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
  }

  @Test
  void refusesABodyWhoseEndIsNotPlain() throws IOException {
    String post = "POST /sandbox/salesforce/Account HTTP/1.1\r\n";
    for (String headers :
        List.of(
            "Content-Length: x",
            "Content-Length: 2\r\nContent-Length: 3",
            "Content-Length: 2\r\nTransfer-Encoding: chunked")) {
      assertThat(answers(post + headers + "\r\n\r\n{}GET / HTTP/1.1\r\n\r\n"))
          .as(headers)
          .startsWith("HTTP/1.1 400")
          .containsOnlyOnce("HTTP/1.1");
    }
    assertThat(answers(post + "Transfer-Encoding: gzip\r\n\r\n{}")).startsWith("HTTP/1.1 501");
  }

  @Test
  void goesOnAfterABodyThatBreaksOff() throws IOException {
    answers("POST /sandbox/salesforce/Account HTTP/1.1\r\nContent-Length: 50\r\n\r\n{");
    answers(
        "POST /sandbox/salesforce/Account HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

    assertThat(answers("GET /nothing HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 404");
  }
}
