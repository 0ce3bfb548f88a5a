package com.salesintelligence.local.pubsub.rest;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to call a method over HTTP, as the annotation on it in Google's definition says.
 *
 * @param variables the fields of the request that are in the path, in the order of its groups
 * @param body the field that the body is: {@code *} for all, empty for none
 */
record Route(
    String httpMethod,
    Pattern path,
    List<String> variables,
    String body,
    MethodDescriptor<Message, Message> method) {

  private static final Pattern PART = Pattern.compile("\\{([^=}]+)(?:=([^}]*))?}|([^{]+)");

  /**
   * @param template such as <code>/v1/{topic=projects/&#42;/topics/&#42;}:publish</code>
   */
  static Route of(
      String httpMethod, String template, String body, MethodDescriptor<Message, Message> method) {
    var regex = new StringBuilder();
    List<String> variables = new ArrayList<>();
    Matcher parts = PART.matcher(template);
    while (parts.find()) {
      if (parts.group(1) == null) {
        regex.append(Pattern.quote(parts.group(3)));
      } else {
        variables.add(parts.group(1));
        regex.append('(').append(segments(parts.group(2))).append(')');
      }
    }
    return new Route(
        httpMethod, Pattern.compile(regex.toString()), List.copyOf(variables), body, method);
  }

  private static String segments(@Nullable String pattern) {
    return pattern == null
        ? "[^/]+"
        : Pattern.quote(pattern).replace("**", "\\E.+\\Q").replace("*", "\\E[^/]+\\Q");
  }

  /** Whether a verb ends the path, which a name would match as well. */
  boolean hasVerb() {
    return path.pattern().matches(".*:\\w+\\\\E");
  }

  /** The values of the variables, if this is the way. */
  Optional<Map<String, String>> match(Request request) {
    if (!request.method().equals(httpMethod)) {
      return Optional.empty();
    }
    Matcher matcher = path.matcher(request.path());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      values.put(variables.get(i), decoded(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("The path is malformed: " + e.getMessage());
    }
  }
}
