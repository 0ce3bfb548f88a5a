package com.salesintelligence.web.problems;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Errors that no page asked for (refused, unsupported, a defect), in the words of the API. */
@Component
class ProblemAttributes extends DefaultErrorAttributes {

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    int status = (int) super.getErrorAttributes(request, options).getOrDefault("status", 500);
    var problem = problem(status);
    // Boot reads the status from here to answer with it.
    return Map.of(
        "status", status,
        "error", problem.error(),
        "code", problem.code(),
        "details", problem.details());
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 401 -> new Problem("You are not logged in.", "UNAUTHENTICATED", "Log in at /login.");
      case 403 ->
          new Problem(
              "You may not do this.",
              "FORBIDDEN",
              "Your role does not include it; ask an administrator.");
      case 404 -> new Problem("There is no such thing.", "NOT_FOUND", "Check the address.");
      case 429 -> new Problem("Too many requests.", "TOO_MANY_REQUESTS", "Wait, then try again.");
      default ->
          status < 500
              ? new Problem(
                  "The request cannot be understood.", "BAD_REQUEST", "Check what you sent.")
              : new Problem(
                  "Something went wrong on our side.",
                  "INTERNAL",
                  "Try again; if it lasts, tell an operator when it happened.");
    };
  }
}
