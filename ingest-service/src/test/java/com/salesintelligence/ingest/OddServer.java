package com.salesintelligence.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An HTTP server that answers as a test tells it to, however odd. */
public final class OddServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Function<Request, Answer>> always = new ConcurrentHashMap<>();
  private final Map<String, Deque<Answer>> once = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public record Request(
      String method, String path, String query, String body, Map<String, String> headers) {

    /** Null when it was not sent. */
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }

  public record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    public static Answer json(int status, String body) {
      return new Answer(
          status,
          "application/json; charset=UTF-8",
          body.getBytes(StandardCharsets.UTF_8),
          Map.of());
    }

    public static Answer of(String type, String body) {
      return new Answer(200, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
  }

  public OddServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  public OddServer on(String path, Function<Request, Answer> answer) {
    always.put(path, answer);
    return this;
  }

  public OddServer on(String path, Answer answer) {
    return on(path, request -> answer);
  }

  /** Before what it answers always. */
  public OddServer onceOn(String path, Answer answer) {
    once.computeIfAbsent(path, any -> new ArrayDeque<>()).add(answer);
    return this;
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().startsWith(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var request =
          new Request(
              exchange.getRequestMethod(),
              uri.getPath(),
              uri.getQuery() == null ? "" : uri.getQuery(),
              body(exchange),
              headers(exchange));
      requests.add(request);
      var answer = answer(request);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    var sent = exchange.getRequestBody();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (var body = packed ? new GZIPInputStream(sent) : sent) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  private synchronized Answer answer(Request request) {
    var next = once.getOrDefault(request.path(), new ArrayDeque<>()).poll();
    if (next != null) {
      return next;
    }
    var function = always.get(request.path());
    return function == null ? Answer.json(404, "{}") : function.apply(request);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
