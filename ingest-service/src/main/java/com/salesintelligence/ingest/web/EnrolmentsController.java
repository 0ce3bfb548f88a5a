package com.salesintelligence.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.salesintelligence.ingest.core.commands.CheckEnrolment;
import com.salesintelligence.ingest.core.commands.Commanding;
import com.salesintelligence.ingest.core.commands.ListSequences;
import com.salesintelligence.ingest.core.commands.Outcome.Skipped;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes contacts into sequences and out of them while the caller waits. */
@RestController
public class EnrolmentsController {

  private static final String FUNCTION = "enroll-hubspot";

  private final Commanding commanding;
  private final CheckEnrolment check;
  private final ListSequences sequences;
  private final InstantSource clock;
  private final RequestLimits limits;

  public EnrolmentsController(
      Commanding commanding,
      CheckEnrolment check,
      ListSequences sequences,
      InstantSource clock,
      RateLimiterRegistry limiters) {
    this.commanding = commanding;
    this.check = check;
    this.sequences = sequences;
    this.clock = clock;
    this.limits = new RequestLimits(limiters);
  }

  record SequencesView(List<SequenceView> sequences) {}

  record SequenceView(
      @JsonProperty("sequence_id") String id, @JsonProperty("sequence_name") String name) {}

  /** What an enrolment would come to: ready, or skipped for a reason. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record CheckView(
      @JsonProperty("contact_email") String contactEmail,
      @JsonProperty("sequence_id") String sequenceId,
      @JsonProperty("status") String status,
      @JsonProperty("reason") @Nullable String reason,
      @JsonProperty("message") @Nullable String message,
      @JsonProperty("external_id") @Nullable String externalId) {

    static CheckView ready(EnrolmentBody body) {
      return new CheckView(body.contactEmail(), body.sequenceId(), "ready", null, null, null);
    }

    static CheckView not(EnrolmentBody body, Skipped why) {
      return new CheckView(
          body.contactEmail(),
          body.sequenceId(),
          "skipped",
          why.reason(),
          why.message(),
          why.externalId());
    }
  }

  @GetMapping("/sequences")
  SequencesView list() {
    limits.enter("get-hubspot-sequences");
    return new SequencesView(
        sequences.all().stream().map(one -> new SequenceView(one.id(), one.name())).toList());
  }

  /** Writes nothing. */
  @PostMapping("/enrolments/check")
  CheckView check(@RequestBody(required = false) byte @Nullable [] json) {
    limits.enter(FUNCTION);
    var body = EnrolmentBody.parse(json);
    return check
        .whyNot(body.enrolment(clock.instant()))
        .map(why -> CheckView.not(body, why))
        .orElseGet(() -> CheckView.ready(body));
  }

  @PostMapping("/enrolments")
  OutcomeView enrol(@RequestBody(required = false) byte @Nullable [] json) {
    limits.enter(FUNCTION);
    var body = EnrolmentBody.parse(json);
    return OutcomeView.of(commanding.command(body.enrolment(clock.instant())));
  }

  @PostMapping("/unenrolments")
  OutcomeView unenrol(@RequestBody(required = false) byte @Nullable [] json) {
    limits.enter(FUNCTION);
    var body = EnrolmentBody.parse(json);
    return OutcomeView.of(commanding.command(body.unenrolment(clock.instant())));
  }
}
