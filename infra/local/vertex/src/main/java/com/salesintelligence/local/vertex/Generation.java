package com.salesintelligence.local.vertex;

import com.google.cloud.aiplatform.v1.Candidate;
import com.google.cloud.aiplatform.v1.Candidate.FinishReason;
import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.GenerateContentResponse;
import com.google.cloud.aiplatform.v1.GenerateContentResponse.PromptFeedback;
import com.google.cloud.aiplatform.v1.GenerateContentResponse.UsageMetadata;
import com.google.cloud.aiplatform.v1.HarmCategory;
import com.google.cloud.aiplatform.v1.Part;
import com.google.cloud.aiplatform.v1.SafetyRating;
import com.google.cloud.aiplatform.v1.SafetyRating.HarmProbability;
import com.google.protobuf.Timestamp;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.fault.Fault;
import com.salesintelligence.local.vertex.text.Shape;
import com.salesintelligence.local.vertex.text.Writing;
import com.salesintelligence.local.vertex.text.Writing.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers generateContent and streamGenerateContent. */
final class Generation {

  private static final int CHARACTERS_PER_CHUNK = 60;
  private static final SafetyRating BLOCKED =
      SafetyRating.newBuilder()
          .setCategory(HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT)
          .setProbability(HarmProbability.HIGH)
          .setBlocked(true)
          .build();

  private final Writing writing;
  private final InstantSource clock;

  Generation(Tokens tokens, InstantSource clock) {
    this.writing = new Writing(tokens);
    this.clock = clock;
  }

  GenerateContentResponse whole(GenerateContentRequest request, Optional<Fault> fault) {
    return responses(request, fault, Integer.MAX_VALUE).getFirst();
  }

  /** In pieces, the last of which has the reason of the end and the counts. */
  List<GenerateContentResponse> streamed(GenerateContentRequest request, Optional<Fault> fault) {
    return responses(request, fault, CHARACTERS_PER_CHUNK);
  }

  private List<GenerateContentResponse> responses(
      GenerateContentRequest request, Optional<Fault> fault, int charactersPerChunk) {
    ModelName.parse(request.getModel()).writing();
    var shape = Shape.of(request.getGenerationConfig());
    var answer = writing.answer(request, shape);
    var head = head();
    return switch (fault.orElse(null)) {
      case Fault.BlockedPrompt blocked -> List.of(blockedPrompt(head, answer));
      case Fault.BlockedAnswer blocked -> List.of(blockedAnswer(head, answer));
      case Fault.MalformedJson malformed ->
          chunks(head, broken(answer), shape.candidates(), charactersPerChunk);
      case Fault.Slow slow -> chunks(head, answer, shape.candidates(), charactersPerChunk);
      case Fault.Refused refused -> throw refused.status().asRuntimeException();
      case null -> chunks(head, answer, shape.candidates(), charactersPerChunk);
    };
  }

  private GenerateContentResponse head() {
    Instant now = clock.instant();
    return GenerateContentResponse.newBuilder()
        .setModelVersion(Writing.VERSION)
        .setResponseId(UUID.randomUUID().toString())
        .setCreateTime(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }

  private static GenerateContentResponse blockedPrompt(
      GenerateContentResponse head, Answer answer) {
    return head.toBuilder()
        .setPromptFeedback(
            PromptFeedback.newBuilder()
                .setBlockReason(PromptFeedback.BlockedReason.SAFETY)
                .setBlockReasonMessage("Asked for with the fault blocked-prompt.")
                .addSafetyRatings(BLOCKED))
        .setUsageMetadata(usage(answer.promptTokens(), 0))
        .build();
  }

  private static GenerateContentResponse blockedAnswer(
      GenerateContentResponse head, Answer answer) {
    return head.toBuilder()
        .addCandidates(
            Candidate.newBuilder()
                .setFinishReason(FinishReason.SAFETY)
                .setFinishMessage("Asked for with the fault blocked-answer.")
                .addSafetyRatings(BLOCKED))
        .setUsageMetadata(usage(answer.promptTokens(), 0))
        .build();
  }

  /** As a model that stops in the middle of a text: it calls that an end. */
  private static Answer broken(Answer answer) {
    String text = answer.text().startsWith("{") ? answer.text() : "{\"answer\": \"" + answer.text();
    return new Answer(
        text.substring(0, Math.max(1, text.length() * 2 / 3)),
        FinishReason.STOP,
        answer.promptTokens(),
        answer.answerTokens());
  }

  private static List<GenerateContentResponse> chunks(
      GenerateContentResponse head, Answer answer, int candidates, int characters) {
    var chunks = new ArrayList<GenerateContentResponse>();
    var texts = Chunks.of(answer.text(), characters);
    for (int i = 0; i < texts.size(); i++) {
      var chunk = head.toBuilder();
      boolean last = i == texts.size() - 1;
      for (int index = 0; index < candidates; index++) {
        var candidate = Candidate.newBuilder().setIndex(index).setContent(said(texts.get(i)));
        chunk.addCandidates(last ? candidate.setFinishReason(answer.reason()) : candidate);
      }
      chunks.add(
          last
              ? chunk
                  .setUsageMetadata(
                      usage(answer.promptTokens(), answer.answerTokens() * candidates))
                  .build()
              : chunk.build());
    }
    return chunks;
  }

  private static Content said(String text) {
    return Content.newBuilder().setRole("model").addParts(Part.newBuilder().setText(text)).build();
  }

  private static UsageMetadata usage(int read, int written) {
    return UsageMetadata.newBuilder()
        .setPromptTokenCount(read)
        .setCandidatesTokenCount(written)
        .setTotalTokenCount(read + written)
        .build();
  }
}
