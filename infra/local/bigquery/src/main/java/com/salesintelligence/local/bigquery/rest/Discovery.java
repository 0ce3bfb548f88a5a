package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's description of itself, made from the routes: Google's {@code bq} starts with it. */
final class Discovery {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private Discovery() {}

  static ObjectNode document(List<Route> routes, String root) {
    ObjectNode document = Json.object();
    document
        .put("kind", "discovery#restDescription")
        .put("discoveryVersion", "v1")
        .put("id", "bigquery:v2")
        .put("name", "bigquery")
        .put("version", "v2")
        .put("title", "BigQuery API")
        .put("protocol", "rest")
        .put("rootUrl", root)
        .put("servicePath", "bigquery/v2/")
        .put("baseUrl", root + "bigquery/v2/")
        .put("basePath", "/bigquery/v2/")
        .put("batchPath", "batch/bigquery/v2");
    document.putObject("schemas").putObject("Any").put("id", "Any").put("type", "object");
    ObjectNode common = document.putObject("parameters");
    for (String name : List.of("alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser")) {
      common.putObject(name).put("type", "string").put("location", "query");
    }
    ObjectNode resources = document.putObject("resources");
    for (Route route : routes) {
      String resource = route.name().substring(0, route.name().indexOf('.'));
      ObjectNode owner =
          resources.get(resource) instanceof ObjectNode known
              ? known
              : resources.putObject(resource);
      ObjectNode methods =
          owner.get("methods") instanceof ObjectNode known ? known : owner.putObject("methods");
      describe(route, methods.putObject(route.name().substring(resource.length() + 1)));
    }
    return document;
  }

  private static void describe(Route route, ObjectNode method) {
    String path = path(route);
    method
        .put("id", "bigquery." + route.name())
        .put("httpMethod", route.method())
        .put("path", VARIABLE.matcher(path).replaceAll("{+$1}"));
    ObjectNode parameters = method.putObject("parameters");
    ArrayNode order = method.putArray("parameterOrder");
    Matcher variables = VARIABLE.matcher(path);
    while (variables.find()) {
      order.add(variables.group(1));
      parameters
          .putObject(variables.group(1))
          .put("type", "string")
          .put("location", "path")
          .put("required", true);
    }
    for (String name : route.queryParameters()) {
      parameters.putObject(name).put("type", "string").put("location", "query");
    }
    if (!route.method().equals("GET") && !route.method().equals("DELETE")) {
      method.putObject("request").put("$ref", "Any");
    }
    if (route.name().equals("jobs.insert")) {
      describeUpload(method);
    }
    if (!route.method().equals("DELETE")) {
      method.putObject("response").put("$ref", "Any");
    }
  }

  /** Methods with a verb after a colon take the whole name of their resource as one variable. */
  private static String path(Route route) {
    int verb = route.path().lastIndexOf("}:");
    return verb < 0 ? route.path() : "{resource}" + route.path().substring(verb + 1);
  }

  /** Clients expect jobs to take files; the path itself is not served. */
  private static void describeUpload(ObjectNode method) {
    method.put("supportsMediaUpload", true);
    ObjectNode upload = method.putObject("mediaUpload");
    upload.putArray("accept").add("*/*");
    ObjectNode protocols = upload.putObject("protocols");
    for (String protocol : List.of("simple", "resumable")) {
      protocols
          .putObject(protocol)
          .put("multipart", true)
          .put("path", "/upload/bigquery/v2/projects/{+projectId}/jobs");
    }
  }
}
