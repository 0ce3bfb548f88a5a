package com.salesintelligence.ingest.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An answer to a request that cannot be met: what is wrong, and what to do. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient Map<String, Object> details;

  ApiError(HttpStatus status, String code, String message, Map<String, Object> details) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /** The documented shape of every error. */
  record ErrorBody(String error, String code, Map<String, Object> details) {}

  ResponseEntity<ErrorBody> response() {
    return ResponseEntity.status(status)
        .body(new ErrorBody(String.valueOf(getMessage()), code, details));
  }
}
