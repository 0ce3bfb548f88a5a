package com.salesintelligence.local.vertex;

import com.google.cloud.aiplatform.v1.ComputeTokensRequest;
import com.google.cloud.aiplatform.v1.ComputeTokensResponse;
import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.CountTokensRequest;
import com.google.cloud.aiplatform.v1.CountTokensResponse;
import com.google.cloud.aiplatform.v1.Modality;
import com.google.cloud.aiplatform.v1.ModalityTokenCount;
import com.google.cloud.aiplatform.v1.TokensInfo;
import com.google.protobuf.ByteString;
import com.google.protobuf.Value;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.fault.Rejections;
import com.salesintelligence.local.vertex.text.Prompt;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts and shows tokens: those of the packaged model, for every model that is asked about. */
final class TokenCounts {

  private static final int MOST_SHOWN = 100_000;

  private final Tokens tokens;

  TokenCounts(Tokens tokens) {
    this.tokens = tokens;
  }

  CountTokensResponse count(CountTokensRequest request) {
    if (request.getToolsCount() > 0) {
      throw Rejections.unsupported("tools");
    }
    var contents =
        request.hasSystemInstruction()
            ? Stream.concat(
                    Stream.of(request.getSystemInstruction()), request.getContentsList().stream())
                .toList()
            : request.getContentsList();
    var texts =
        texts(request.getEndpoint(), request.getModel(), request.getInstancesList(), contents);
    int all = texts.stream().mapToInt(tokens::count).sum();
    return CountTokensResponse.newBuilder()
        .setTotalTokens(all)
        .setTotalBillableCharacters(Math.toIntExact(billable(texts)))
        .addPromptTokensDetails(
            ModalityTokenCount.newBuilder().setModality(Modality.TEXT).setTokenCount(all))
        .build();
  }

  ComputeTokensResponse compute(ComputeTokensRequest request) {
    var texts =
        texts(
            request.getEndpoint(),
            request.getModel(),
            request.getInstancesList(),
            request.getContentsList());
    var response = ComputeTokensResponse.newBuilder();
    texts.forEach(text -> response.addTokensInfo(info(text)));
    return response.build();
  }

  private TokensInfo info(String text) {
    var shown = tokens.read(text, MOST_SHOWN);
    if (shown.all() > MOST_SHOWN) {
      throw Rejections.unsupported(
          "computeTokens for a text of %d tokens, only up to %d"
              .formatted(shown.all(), MOST_SHOWN));
    }
    var info = TokensInfo.newBuilder().setRole("user");
    shown
        .tokens()
        .forEach(
            token ->
                info.addTokens(ByteString.copyFromUtf8(token.piece())).addTokenIds(token.id()));
    return info.build();
  }

  /** Models that make embeddings take instances, the others take contents. */
  private List<String> texts(
      String endpoint, String model, List<Value> instances, List<Content> contents) {
    var name = ModelName.parse(model.contains("/") ? model : endpoint);
    if (EmbeddingModel.find(name.id()).isPresent()) {
      if (instances.isEmpty() || !contents.isEmpty()) {
        throw Rejections.invalid("%s takes instances, not contents.".formatted(name.id()));
      }
      return IntStream.range(0, instances.size())
          .mapToObj(i -> TextToEmbed.of(instances.get(i), i, tokens).content())
          .toList();
    }
    name.writing();
    if (!instances.isEmpty()) {
      throw Rejections.invalid("%s takes contents, not instances.".formatted(name.id()));
    }
    if (contents.isEmpty()) {
      throw Rejections.invalid(
          "Unable to submit request because at least one contents field is required.");
    }
    return Prompt.texts(contents);
  }

  private static long billable(List<String> texts) {
    return texts.stream()
        .mapToLong(text -> text.codePoints().filter(c -> !Character.isWhitespace(c)).count())
        .sum();
  }
}
