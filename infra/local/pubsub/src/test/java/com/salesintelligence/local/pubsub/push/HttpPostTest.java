package com.salesintelligence.local.pubsub.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpPostTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  private static HttpPost post(String url) {
    return new HttpPost(
        PushEndpoint.parse(url).orElseThrow(),
        Map.of("Content-Type", "text/plain"),
        "body".getBytes(StandardCharsets.UTF_8));
  }

  /** Answers one connection with this text. */
  private static int answered(String text) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var socket = server.accept()) {
                  socket.getInputStream().readNBytes(20);
                  socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                } catch (IOException closed) {
                  // The test is over.
                }
              });
      return post("http://127.0.0.1:" + server.getLocalPort()).send(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 204 No Content\\r\\n\\r\\n, 204",
    "HTTP/1.1 102 Processing\\r\\n\\r\\n, 102",
    "HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\n, 200",
    "HTTP/1.0 503\\n\\n, 503",
  })
  void tellsTheFinalStatus(String answer, int status) throws IOException {
    assertThat(answered(answer.replace("\\r", "\r").replace("\\n", "\n"))).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense\n", "HTTP/1.1\n", "HTTP/1.1 999 x\n", "HTTP/1.1 20"})
  void anAnswerThatIsNotHttpIsAnError(String answer) {
    assertThatThrownBy(() -> answered(answer)).isInstanceOf(IOException.class);
  }

  @Test
  void aLineWithoutEndIsAnError() {
    assertThatThrownBy(() -> answered("x".repeat(100_000))).isInstanceOf(IOException.class);
  }

  @Test
  void anEndpointWithACertificateOfItsOwnIsReached() throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(selfSigned())));
    server.createContext(
        "/",
        exchange -> {
          boolean whole = new String(exchange.getRequestBody().readAllBytes()).equals("body");
          exchange.sendResponseHeaders(whole ? 201 : 400, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "https://localhost:" + server.getAddress().getPort() + "/";
      assertThat(post(url).send(Duration.ofSeconds(10))).isEqualTo(201);
    } finally {
      server.stop(0);
    }
  }

  private Path selfSigned() throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return store;
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1/x, true",
    "https://LOCALHOST/x, true",
    "http://my.localhost/x, true",
    "http://127.0.0.1/x, true",
    "http://127.9.9.9/x, true",
    "http://[::1]:80/x, true",
    "http://10.0.0.1/x, false",
    "http://localhost.example.com/x, false",
    "https://example.com/x, false",
  })
  void knowsThisMachineByName(String url, boolean loopback) {
    assertThat(PushEndpoint.parse(url).orElseThrow().isLoopback()).isEqualTo(loopback);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "ftp://localhost/", "http:///x", "http://[::1", "http:x"})
  void whatIsNoAddressIsNoEndpoint(String url) {
    assertThat(PushEndpoint.parse(url)).isEmpty();
  }
}
