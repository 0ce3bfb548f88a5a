package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.Following;
import com.salesintelligence.ingest.core.Requesting;
import com.salesintelligence.ingest.core.Requesting.Answer;
import com.salesintelligence.ingest.core.Requesting.Refusal;
import com.salesintelligence.ingest.core.Requesting.Request;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs and tells how they stand. */
@RestController
@RequestMapping("/runs")
public class RunsController {

  private final Requesting requesting;
  private final Following following;
  private final RequestLimits limits;

  public RunsController(Requesting requesting, Following following, RateLimiterRegistry limiters) {
    this.requesting = requesting;
    this.following = following;
    this.limits = new RequestLimits(limiters);
  }

  /** Recent runs, newest first. */
  record Runs(List<RunView> runs) {}

  @PostMapping("/{source}")
  ResponseEntity<RunView> start(
      @PathVariable String source, @RequestBody(required = false) byte @Nullable [] json) {
    limits.enter(requesting.knows(source) ? source + "-sync" : "unknown");
    var body = RunBody.parse(json);
    return switch (requesting.request(new Request(source, body.syncType(), body.scopes()))) {
      case Answer.Accepted accepted -> accepted(RunView.of(accepted.started().run()));
      case Answer.Refused refused -> throw refused(refused);
    };
  }

  @GetMapping("/{id}")
  RunView follow(@PathVariable String id) {
    return following
        .find(id)
        .map(RunView::of)
        .orElseThrow(
            () ->
                new ApiError(
                    HttpStatus.NOT_FOUND,
                    "UNKNOWN_RUN",
                    "There is no run with this id; GET /runs lists the recent ones.",
                    Map.of()));
  }

  @GetMapping
  Runs recent() {
    return new Runs(following.recent().stream().map(RunView::of).toList());
  }

  private static ResponseEntity<RunView> accepted(RunView run) {
    return ResponseEntity.accepted().location(URI.create("/runs/" + run.runId())).body(run);
  }

  private static ApiError refused(Answer.Refused refused) {
    Map<String, Object> details =
        refused.known().isEmpty() ? Map.of() : Map.of("known", refused.known());
    return new ApiError(
        status(refused.refusal()), refused.refusal().name(), refused.message(), details);
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_SOURCE -> HttpStatus.NOT_FOUND;
      case UNKNOWN_SYNC_TYPE, UNKNOWN_SCOPE, FIELD_OF_ANOTHER_SOURCE -> HttpStatus.BAD_REQUEST;
      case SOURCE_SWITCHED_OFF -> HttpStatus.CONFLICT;
    };
  }
}
