package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.SqlError;

/** A request that BigQuery refuses, in its words. */
public final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;

  public ApiError(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  public static ApiError invalid(String message) {
    return new ApiError(400, "invalid", message);
  }

  public static ApiError invalidQuery(String message) {
    return new ApiError(400, "invalidQuery", message);
  }

  public static ApiError notFound(String what) {
    return new ApiError(404, "notFound", "Not found: " + what);
  }

  public static ApiError duplicate(String what) {
    return new ApiError(409, "duplicate", "Already Exists: " + what);
  }

  /** BigQuery has it, this server does not. */
  public static ApiError unsupported(String what) {
    return new ApiError(501, "notImplemented", what + " is not supported by the embedded BigQuery");
  }

  /** A statement, a type or an option that GoogleSQL does not take here. */
  public static ApiError of(SqlError e) {
    int code =
        switch (e.kind()) {
          case INVALID_QUERY -> 400;
          case NOT_FOUND -> 404;
          case NOT_SUPPORTED -> 501;
        };
    return new ApiError(code, e.reason(), String.valueOf(e.getMessage()));
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The status name that goes with the code. */
  public String status() {
    return switch (code) {
      case 400 -> "INVALID_ARGUMENT";
      case 404 -> "NOT_FOUND";
      case 409 -> "ALREADY_EXISTS";
      case 412 -> "FAILED_PRECONDITION";
      case 501 -> "UNIMPLEMENTED";
      case 503 -> "UNAVAILABLE";
      default -> "INTERNAL";
    };
  }
}
