package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.SqlError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST API over HTTP, with a thread for each request: DuckDB keeps the thread that it works on.
 */
public final class RestServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
  private static final String BASE = "/bigquery/v2/";
  private static final Pattern UPLOAD =
      Pattern.compile("(?:/resumable)?/upload/bigquery/v2/projects/([^/]+)/jobs");

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<Route> routes;
  private final Uploads uploads;

  private RestServer(
      HttpServer server, ExecutorService threads, List<Route> routes, Uploads uploads) {
    this.server = server;
    this.threads = threads;
    this.routes = routes;
    this.uploads = uploads;
  }

  public static RestServer start(int port, Backend backend) throws IOException {
    var jobs = new JobsApi(backend);
    var routes = new ArrayList<Route>();
    routes.addAll(new DatasetsApi(backend.metadata(), backend.datasets()).routes());
    routes.addAll(new TablesApi(backend).routes());
    routes.addAll(new TableDataApi(backend).routes());
    routes.addAll(new RoutinesApi(backend).routes());
    routes.addAll(jobs.routes());
    routes.addAll(new ProjectsApi(backend.metadata()).routes());
    routes.addAll(new PoliciesApi(backend.metadata(), backend.tables()).routes());
    // Without this the JDK's server waits 40 ms before it sends a short answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = bind(port);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("bigquery-rest-", 0).factory());
    server.setExecutor(threads);
    var uploads = new Uploads(backend.folders(), jobs::startWithFile);
    var rest = new RestServer(server, threads, List.copyOf(routes), uploads);
    server.createContext("/", rest::handle);
    server.start();
    return rest;
  }

  private static HttpServer bind(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IOException(
          "Port %d for BigQuery's REST API is taken: stop what uses it, or choose another port."
              .formatted(port),
          e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      byte[] body = reply.body();
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    try {
      Matcher upload = UPLOAD.matcher(exchange.getRequestURI().getPath());
      return upload.matches()
          ? uploads.answer(upload(exchange, upload.group(1)))
          : dispatch(exchange, body(exchange));
    } catch (ApiError e) {
      return ErrorReplies.of(e);
    } catch (SqlError e) {
      return ErrorReplies.of(ApiError.of(e));
    } catch (SQLException | RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return ErrorReplies.of(
          new ApiError(500, "internalError", "The embedded BigQuery failed: " + e));
    }
  }

  private static UploadRequest upload(HttpExchange exchange, String project) {
    return new UploadRequest(
        project,
        exchange.getRequestURI().getPath(),
        query(exchange),
        name -> header(exchange, name),
        exchange.getRequestBody());
  }

  private Reply dispatch(HttpExchange exchange, byte[] body) throws SQLException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals("/$discovery/rest")
        || path.equals("/%24discovery/rest")
        || path.equals("/discovery/v1/apis/bigquery/v2/rest")) {
      return Reply.of(Discovery.document(routes, "http://" + host(exchange) + "/"));
    }
    String method = method(exchange);
    String relative = path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(1);
    String[] segments = relative.split("/");
    for (Route route : routes) {
      var variables = route.match(method, segments);
      if (variables.isPresent()) {
        var call =
            new Call(
                variables.get(),
                query(exchange),
                Json.parse(body),
                header(exchange, "If-Match"),
                header(exchange, "If-None-Match"));
        return route.handler().on(call).only(call.query("fields"));
      }
    }
    throw new ApiError(
        404, "notFound", "The embedded BigQuery has no method " + method + " " + path);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String host(HttpExchange exchange) {
    String host = header(exchange, "Host");
    return host.isEmpty() ? "localhost:" + exchange.getLocalAddress().getPort() : host;
  }

  /** Clients that cannot send PATCH send POST and say so. */
  private static String method(HttpExchange exchange) {
    String override = header(exchange, "X-HTTP-Method-Override");
    return override.isEmpty() ? exchange.getRequestMethod() : override;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equalsIgnoreCase(header(exchange, "Content-Encoding"));
    try (InputStream in = exchange.getRequestBody()) {
      return gzip ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (ZipException e) {
      throw ApiError.invalid("The request's body is not in gzip form: " + e.getMessage());
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var parameters = new HashMap<String, String>();
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (String part : query.split("&")) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        String value = decode(equals < 0 ? "" : part.substring(equals + 1));
        parameters.merge(name, value, (one, other) -> one + "," + other);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid escape in the request's address: " + text);
    }
  }
}
