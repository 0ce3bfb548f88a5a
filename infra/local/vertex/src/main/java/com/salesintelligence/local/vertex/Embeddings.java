package com.salesintelligence.local.vertex;

import com.google.cloud.aiplatform.v1.PredictRequest;
import com.google.cloud.aiplatform.v1.PredictResponse;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.salesintelligence.local.vertex.embedding.Embedder;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.fault.Rejections;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Answers predict for the models that make embeddings, within the documented limits. */
final class Embeddings {

  private static final Set<String> PARAMETERS = Set.of("outputDimensionality", "autoTruncate");

  private final Tokens tokens;
  private final Embedder embedder;

  Embeddings(Tokens tokens, Embedder embedder) {
    this.tokens = tokens;
    this.embedder = embedder;
  }

  CompletableFuture<PredictResponse> predict(PredictRequest request) {
    var model = ModelName.parse(request.getEndpoint()).embedding();
    var parameters = Fields.of("parameters", request.getParameters(), PARAMETERS);
    int dimensions = dimensions(parameters, model);
    var texts = texts(request.getInstancesList(), model);
    if (!parameters.flag(true, "autoTruncate")) {
      texts.forEach(Embeddings::refuseTooLong);
    }
    return embedder
        .embed(texts.stream().map(TextToEmbed::read).toList())
        .thenApply(vectors -> response(texts, vectors, dimensions));
  }

  private static int dimensions(Fields parameters, EmbeddingModel model) {
    int asked = parameters.whole("outputDimensionality").orElse(model.dimensions());
    if (asked < 1 || asked > model.dimensions()) {
      throw Rejections.outOfRange("outputDimensionality", asked, 1, model.dimensions());
    }
    return asked;
  }

  private List<TextToEmbed> texts(List<Value> instances, EmbeddingModel model) {
    if (instances.isEmpty() || instances.size() > model.mostTexts()) {
      throw Rejections.invalid(
          "Unable to submit request because it has a batchSize value of %d but the supported range is from 1 (inclusive) to %d (exclusive)."
              .formatted(instances.size(), model.mostTexts() + 1));
    }
    var texts =
        IntStream.range(0, instances.size())
            .mapToObj(i -> TextToEmbed.of(instances.get(i), i, tokens))
            .toList();
    long all = texts.stream().mapToLong(TextToEmbed::stated).sum();
    if (all > EmbeddingModel.MOST_TOKENS_PER_REQUEST) {
      throw tooMany(all, EmbeddingModel.MOST_TOKENS_PER_REQUEST);
    }
    return texts;
  }

  private static void refuseTooLong(TextToEmbed text) {
    if (text.truncated()) {
      throw tooMany(text.stated(), EmbeddingModel.MOST_TOKENS_PER_TEXT);
    }
  }

  private static StatusRuntimeException tooMany(long stated, int most) {
    return Rejections.invalid(
        "Unable to submit request because the input token count is %d but the model supports up to %d. Reduce the input token count and try again."
            .formatted(stated, most));
  }

  private static PredictResponse response(
      List<TextToEmbed> texts, List<float[]> vectors, int dimensions) {
    var response = PredictResponse.newBuilder().setModelVersionId(Embedder.modelId());
    for (int i = 0; i < texts.size(); i++) {
      response.addPredictions(prediction(texts.get(i), Dimensions.fit(vectors.get(i), dimensions)));
    }
    long characters = texts.stream().mapToLong(TextToEmbed::billableCharacters).sum();
    return response
        .setMetadata(
            object(Struct.newBuilder().putFields("billableCharacterCount", number(characters))))
        .build();
  }

  private static Value prediction(TextToEmbed text, float[] vector) {
    var values = ListValue.newBuilder();
    for (float value : vector) {
      values.addValues(number(value));
    }
    var statistics =
        Struct.newBuilder()
            .putFields("token_count", number(text.read().size()))
            .putFields("truncated", Value.newBuilder().setBoolValue(text.truncated()).build());
    var embedding =
        Struct.newBuilder()
            .putFields("values", Value.newBuilder().setListValue(values).build())
            .putFields("statistics", object(statistics));
    return object(Struct.newBuilder().putFields("embeddings", object(embedding)));
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumberValue(value).build();
  }

  private static Value object(Struct.Builder members) {
    return Value.newBuilder().setStructValue(members).build();
  }
}
