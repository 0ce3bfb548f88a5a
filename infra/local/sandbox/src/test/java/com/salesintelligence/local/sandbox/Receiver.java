package com.salesintelligence.local.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives webhooks, and answers the first ones with a status of one's choice. */
final class Receiver implements AutoCloseable {
  record Received(String body, Headers headers) {}

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int failure = 500;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(body, exchange.getRequestHeaders()));
            int status = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? failure : 200;
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
  }

  void fail(int times, int status) {
    failure = status;
    failures.set(times);
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook?from=sandbox";
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
