package com.salesintelligence.local.sandbox.http;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One HTTP request. */
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Headers headers,
    InputStream body) {

  /** A request inside a batch or composite. */
  public static Request inner(String method, String target, Headers headers) {
    return of(method, target, headers, InputStream.nullInputStream());
  }

  /**
   * @param target a path or a whole URL
   */
  public static Request of(String method, String target, Headers headers, InputStream body) {
    int scheme = target.indexOf("://");
    int start = scheme < 0 ? 0 : Math.max(target.indexOf('/', scheme + 3), 0);
    int mark = target.indexOf('?', start);
    String path = target.substring(start, mark < 0 ? target.length() : mark);
    return of(method, path, mark < 0 ? null : target.substring(mark + 1), headers, body);
  }

  private static Request of(
      String method, String rawPath, @Nullable String rawQuery, Headers headers, InputStream body) {
    return new Request(
        method, Parameters.decode(rawPath, false), Parameters.of(rawQuery), headers, body);
  }

  /** The same with one more parameter. */
  public Request with(String name, String value) {
    var all = new LinkedHashMap<>(query);
    all.put(name, List.of(value));
    return new Request(method, path, all, headers, body);
  }

  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  public List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  public Optional<String> bearerToken() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }

  public String[] segments() {
    return path.substring(Math.min(1, path.length())).split("/", -1);
  }

  /** The whole body; empty when it is longer than {@code limit} bytes. */
  public Optional<byte[]> bytes(int limit) throws IOException {
    var in =
        header("Content-Encoding").filter("gzip"::equals).isPresent()
            ? new GZIPInputStream(body)
            : body;
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (out.size() + n > limit) {
        return Optional.empty();
      }
      out.write(buffer, 0, n);
    }
    return Optional.of(out.toByteArray());
  }

  /** The body as a form, {@code application/x-www-form-urlencoded}. */
  public Map<String, List<String>> form() throws IOException {
    var text = new String(bytes(1 << 20).orElse(new byte[0]), StandardCharsets.UTF_8);
    return Parameters.of(text);
  }
}
