package com.salesintelligence.local.vertex;

import static com.salesintelligence.local.vertex.Client.ask;
import static com.salesintelligence.local.vertex.Client.embed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.UnavailableException;
import com.google.cloud.aiplatform.v1.Candidate.FinishReason;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.GenerateContentResponse.PromptFeedback.BlockedReason;
import com.salesintelligence.local.vertex.fault.Fault;
import com.salesintelligence.local.vertex.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Faults on demand, as Google's client meets them. */
class FaultsIT {

  @RegisterExtension private static final Served SERVED = new Served();

  @Test
  void a_label_makes_a_request_meet_too_much_load_or_an_absent_service() {
    assertThatThrownBy(() -> SERVED.client().prediction.generateContent(with("resource-exhausted")))
        .isInstanceOf(ResourceExhaustedException.class);
    assertThatThrownBy(() -> SERVED.client().prediction.generateContent(with("unavailable")))
        .isInstanceOf(UnavailableException.class);
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .prediction
                    .predict(
                        embed("text-embedding-005", "x")
                            .putLabels(Faults.LABEL, "resource-exhausted")
                            .build()))
        .isInstanceOf(ResourceExhaustedException.class);
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .prediction
                    .streamGenerateContentCallable()
                    .call(with("unavailable"))
                    .iterator()
                    .hasNext())
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void the_next_requests_meet_what_the_program_asks_for_and_those_after_them_do_not() {
    SERVED.server().faults().next(Fault.RESOURCE_EXHAUSTED, 2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> SERVED.client().prediction.generateContent(ask("x").build()))
          .isInstanceOf(ResourceExhaustedException.class);
    }
    assertThat(SERVED.client().prediction.generateContent(ask("x").build()).getCandidatesCount())
        .isEqualTo(1);
  }

  @Test
  void a_slow_answer_comes_late_and_whoever_does_not_wait_is_left_in_peace() {
    var before = Instant.now();
    SERVED.client().prediction.generateContent(with("slow-300"));
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));

    var call = SERVED.client().prediction.generateContentCallable().futureCall(with("slow-400"));
    call.cancel(true);
    assertThatThrownBy(call::get).isInstanceOf(CancellationException.class);
    assertThat(SERVED.client().prediction.generateContent(with("slow-500")).getCandidatesCount())
        .isEqualTo(1);
  }

  @Test
  void malformed_json_ends_in_the_middle_and_claims_to_be_whole() {
    var response = SERVED.client().prediction.generateContent(with("malformed-json"));
    assertThat(response.getCandidates(0).getFinishReason()).isEqualTo(FinishReason.STOP);
    String text = response.getCandidates(0).getContent().getParts(0).getText();
    assertThat(text).startsWith("{");
    assertThatThrownBy(() -> JsonMapper.shared().readTree(text))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void a_blocked_answer_is_a_candidate_without_content() {
    var candidate =
        SERVED.client().prediction.generateContent(with("blocked-answer")).getCandidates(0);
    assertThat(candidate.getFinishReason()).isEqualTo(FinishReason.SAFETY);
    assertThat(candidate.hasContent()).isFalse();
    assertThat(candidate.getSafetyRatings(0).getBlocked()).isTrue();
  }

  @Test
  void a_blocked_prompt_has_no_candidate() {
    var response = SERVED.client().prediction.generateContent(with("blocked-prompt"));
    assertThat(response.getCandidatesList()).isEmpty();
    assertThat(response.getPromptFeedback().getBlockReason()).isEqualTo(BlockedReason.SAFETY);
  }

  @Test
  void a_fault_that_does_not_exist_or_does_not_fit_is_refused() {
    assertThatThrownBy(() -> SERVED.client().prediction.generateContent(with("earthquake")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("earthquake")
        .hasMessageContaining("slow-{milliseconds}");
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .prediction
                    .predict(
                        embed("text-embedding-005", "x")
                            .putLabels(Faults.LABEL, "malformed-json")
                            .build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("generated text only");
  }

  private static GenerateContentRequest with(String fault) {
    return ask("Account: Northwind").putLabels(Faults.LABEL, fault).build();
  }
}
