package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.commands.Commanding;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Saves replies as drafts while the caller waits. */
@RestController
public class DraftsController {

  private final Commanding commanding;
  private final InstantSource clock;
  private final RequestLimits limits;

  public DraftsController(
      Commanding commanding, InstantSource clock, RateLimiterRegistry limiters) {
    this.commanding = commanding;
    this.clock = clock;
    this.limits = new RequestLimits(limiters);
  }

  @PostMapping("/drafts")
  OutcomeView save(@RequestBody(required = false) byte @Nullable [] json) {
    limits.enter("save-draft");
    var command = DraftBody.parse(json).command(clock.instant());
    return OutcomeView.of(commanding.command(command));
  }
}
