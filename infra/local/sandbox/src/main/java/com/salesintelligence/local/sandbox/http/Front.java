package com.salesintelligence.local.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: loopback only, one virtual thread per connection's request. */
public final class Front implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int COMPRESS_FROM = 1024;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Handler handler;

  private Front(HttpServer server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  public static Front open(int port, Handler handler) throws IOException {
    // Read once, when the JDK's server is first used: without it each small answer waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var front = new Front(bind(port), handler);
    front.server.setExecutor(front.executor);
    front.server.createContext("/", front::exchange);
    front.server.start();
    return front;
  }

  private static HttpServer bind(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    } catch (BindException taken) {
      throw new IOException(
          "Port %d, which the sandbox of the sources needs, is taken: end the program that holds it."
              .formatted(port),
          taken);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (Cut _) {
      LOG.debug("Connection cut by order");
    } catch (IOException gone) {
      LOG.debug("The client went away: {}", gone.toString());
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return handler.answer(
          Request.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody()));
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (Cut cut) {
      throw cut;
    } catch (RuntimeException defect) {
      LOG.error(
          "The sandbox failed on {} {}",
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          defect);
      return Answer.json(500, Map.of("error", "The sandbox failed; its log says why."));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.contentType());
    answer.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    Body body = wantsGzip(exchange, answer) ? gzip(headers, answer.body()) : answer.body();
    drain(exchange);
    boolean silent = exchange.getRequestMethod().equals("HEAD") || body.length() == 0;
    exchange.sendResponseHeaders(answer.status(), silent ? -1 : Math.max(0, body.length()));
    if (!silent) {
      try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 32 * 1024)) {
        body.writeTo(out);
      }
    }
  }

  /**
   * A client that is still sending a refused body would see a broken connection, not the answer.
   */
  private static void drain(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().skip(256L << 20);
  }

  private static boolean wantsGzip(HttpExchange exchange, Answer answer) {
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return answer.compressible()
        && accepted != null
        && accepted.contains("gzip")
        && answer.body().length() >= COMPRESS_FROM;
  }

  private static Body gzip(Headers headers, Body body) throws IOException {
    headers.set("Content-Encoding", "gzip");
    headers.add("Vary", "Accept-Encoding");
    return Gzip.of(body);
  }
}
