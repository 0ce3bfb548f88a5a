package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import tools.jackson.databind.node.ObjectNode;

/** Errors in the shape that Google's clients read. */
final class ErrorReplies {

  private ErrorReplies() {}

  static Reply of(ApiError error) {
    ObjectNode body = Json.object();
    ObjectNode outer = body.putObject("error");
    outer.put("code", error.code()).put("message", error.getMessage());
    ObjectNode detail = outer.putArray("errors").addObject();
    detail.put("message", error.getMessage()).put("domain", "global").put("reason", error.reason());
    if (error.reason().equals("invalidQuery")) {
      detail.put("location", "q").put("locationType", "parameter");
    }
    outer.put("status", error.status());
    return new Reply(error.code(), Json.MAPPER.writeValueAsBytes(body));
  }
}
