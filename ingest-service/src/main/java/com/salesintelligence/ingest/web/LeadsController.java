package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.commands.Commanding;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.SourceCommand;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes leads from mails while the caller waits. */
@RestController
public class LeadsController {

  private final Commanding commanding;
  private final InstantSource clock;
  private final RequestLimits limits;

  public LeadsController(Commanding commanding, InstantSource clock, RateLimiterRegistry limiters) {
    this.commanding = commanding;
    this.clock = clock;
    this.limits = new RequestLimits(limiters);
  }

  /** What became of each mail, in the order of the request. */
  record Leads(List<OutcomeView> leads) {}

  @PostMapping("/leads")
  Leads create(@RequestBody(required = false) byte @Nullable [] json) {
    limits.enter("create-leads");
    var body = LeadsBody.parse(json);
    var order = new Order(body.commandId(), body.requestedBy(), clock.instant());
    var ends =
        body.emailIds().stream()
            .map(id -> new SourceCommand.Lead(order, id, body.despiteDuplicates()))
            .map(commanding::command)
            .toList();
    return new Leads(ends.stream().map(OutcomeView::of).toList());
  }
}
