package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.web.ApiError.ErrorBody;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Gives every error the documented shape. */
@RestControllerAdvice
public class ApiErrors {

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(ApiError error) {
    return error.response();
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(SourceFailure failure) {
    return new ApiError(
            status(failure.fault()),
            failure.fault().name(),
            String.valueOf(failure.getMessage()),
            Map.of())
        .response();
  }

  private static HttpStatus status(Fault fault) {
    return switch (fault) {
      case SOURCE_SWITCHED_OFF -> HttpStatus.CONFLICT;
      case SOURCE_THROTTLED, SOURCE_QUOTA_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** Spring's own: unknown path, method, media type. */
  @ExceptionHandler({
    ErrorResponseException.class,
    NoResourceFoundException.class,
    HttpRequestMethodNotSupportedException.class,
    HttpMediaTypeNotSupportedException.class
  })
  ResponseEntity<ErrorBody> on(Exception error) {
    HttpStatusCode status =
        error instanceof ErrorResponse response
            ? response.getStatusCode()
            : HttpStatus.INTERNAL_SERVER_ERROR;
    return ResponseEntity.status(status)
        .body(
            new ErrorBody(
                "There is POST /runs/{source}, GET /runs, GET /runs/{id}, POST /leads, GET /sequences,"
                    + " POST /enrolments, POST /enrolments/check, POST /unenrolments and"
                    + " POST /webhooks/{source}.",
                "UNKNOWN_REQUEST",
                Map.of()));
  }
}
