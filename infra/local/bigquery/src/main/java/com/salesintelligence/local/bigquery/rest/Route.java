package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method of the API.
 *
 * @param name resource and method, for example {@code tables.list}
 * @param path for example {@code projects/{projectId}/datasets}
 * @param queryParameters that may follow, beside those of every method
 */
record Route(
    String name, String method, String path, List<String> queryParameters, Handler handler) {

  /** The values of the path's variables, if the path fits. */
  Optional<Map<String, String>> match(String requestMethod, String[] segments) {
    String[] pattern = path.split("/");
    if (!requestMethod.equals(method) || pattern.length != segments.length) {
      return Optional.empty();
    }
    var variables = new HashMap<String, String>();
    for (int i = 0; i < pattern.length; i++) {
      String segment = decoded(segments[i]);
      if (pattern[i].startsWith("{")) {
        int end = pattern[i].indexOf('}');
        String suffix = pattern[i].substring(end + 1);
        if (!segment.endsWith(suffix)) {
          return Optional.empty();
        }
        variables.put(
            pattern[i].substring(1, end), segment.substring(0, segment.length() - suffix.length()));
      } else if (!pattern[i].equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid escape in the request's path: " + segment);
    }
  }

  /** Answers a call. */
  @FunctionalInterface
  interface Handler {
    Reply on(Call call) throws SQLException;
  }
}
