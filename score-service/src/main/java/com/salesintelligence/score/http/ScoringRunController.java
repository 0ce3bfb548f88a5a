package com.salesintelligence.score.http;

import com.salesintelligence.score.core.ScoringEverybody;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Starts a scoring of all accounts, or of the first few, on request. */
@RestController
public final class ScoringRunController {

  /** The documented body: most accounts to score, all when absent. */
  record RunRequest(@Nullable Integer limit) {

    int most() {
      return limit == null ? Integer.MAX_VALUE : limit;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(ScoringRunController.class);

  private final ScoringEverybody everybody;
  private final Executor runs;
  private final AtomicBoolean running = new AtomicBoolean();

  public ScoringRunController(ScoringEverybody everybody, Executor runs) {
    this.everybody = everybody;
    this.runs = runs;
  }

  @PostMapping("/scores/run")
  ResponseEntity<Map<String, String>> run(
      @RequestBody(required = false) @Nullable RunRequest body) {
    RunRequest request = body == null ? new RunRequest(null) : body;
    if (request.most() < 1) {
      return badRequest("limit must be at least 1; leave it out to score all accounts");
    }
    if (!running.compareAndSet(false, true)) {
      return ResponseEntity.accepted().body(Map.of("status", "already running"));
    }
    runs.execute(() -> score(request));
    return ResponseEntity.accepted().body(Map.of("status", "started"));
  }

  private void score(RunRequest request) {
    try {
      log.info("Scoring on request: {} accounts", everybody.all(request.most()));
    } finally {
      running.set(false);
    }
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Map<String, String>> unreadable() {
    return badRequest("send JSON such as {\"limit\": 100}, or no body to score all accounts");
  }

  private static ResponseEntity<Map<String, String>> badRequest(String details) {
    return ResponseEntity.status(HttpStatus.BAD_REQUEST)
        .body(Map.of("error", "Bad request", "code", "BAD_INPUT", "details", details));
  }
}
