package com.salesintelligence.local.pubsub.rest;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be called over HTTP, as the annotations in Google's definitions say. */
record Routes(List<Route> routes) {

  /** A way to a method, and what the path says. */
  record Found(Route route, Map<String, String> variables) {}

  static Routes of(List<ServiceDescriptor> services) {
    return new Routes(
        services.stream()
            .flatMap(service -> service.getMethods().stream())
            .flatMap(Routes::routes)
            .sorted(Comparator.comparing(route -> !route.hasVerb()))
            .toList());
  }

  private static Stream<Route> routes(MethodDescriptor<?, ?> method) {
    if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier definition)) {
      return Stream.of();
    }
    HttpRule rule =
        definition.getMethodDescriptor().getOptions().getExtension(AnnotationsProto.http);
    @SuppressWarnings("unchecked") // Google's methods take and give messages.
    var callable = (MethodDescriptor<Message, Message>) method;
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
        .flatMap(each -> routes(each, callable));
  }

  private static Stream<Route> routes(HttpRule rule, MethodDescriptor<Message, Message> method) {
    String body = rule.getBody();
    return switch (rule.getPatternCase()) {
      case GET -> Stream.of(Route.of("GET", rule.getGet(), body, method));
      case PUT -> Stream.of(Route.of("PUT", rule.getPut(), body, method));
      case DELETE -> Stream.of(Route.of("DELETE", rule.getDelete(), body, method));
      case PATCH -> Stream.of(Route.of("PATCH", rule.getPatch(), body, method));
      case POST ->
          // Pub/Sub lets policies be read by GET, other than the common definition.
          rule.getPost().endsWith(":getIamPolicy")
              ? Stream.of(
                  Route.of("POST", rule.getPost(), body, method),
                  Route.of("GET", rule.getPost(), "", method))
              : Stream.of(Route.of("POST", rule.getPost(), body, method));
      case CUSTOM, PATTERN_NOT_SET -> Stream.of();
    };
  }

  Optional<Found> find(Request request) {
    return routes.stream()
        .flatMap(route -> route.match(request).map(values -> new Found(route, values)).stream())
        .findFirst();
  }
}
