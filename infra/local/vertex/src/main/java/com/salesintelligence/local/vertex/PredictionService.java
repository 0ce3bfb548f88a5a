package com.salesintelligence.local.vertex;

import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.GenerateContentResponse;
import com.google.cloud.aiplatform.v1.PredictRequest;
import com.google.cloud.aiplatform.v1.PredictResponse;
import com.google.cloud.aiplatform.v1.PredictionServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code google.cloud.aiplatform.v1.PredictionService}; what is not here answers UNIMPLEMENTED. */
final class PredictionService extends PredictionServiceGrpc.PredictionServiceImplBase {

  private final Calls calls;
  private final Embeddings embeddings;
  private final Generation generation;

  PredictionService(Calls calls, Embeddings embeddings, Generation generation) {
    this.calls = calls;
    this.embeddings = embeddings;
    this.generation = generation;
  }

  @Override
  public void predict(PredictRequest request, StreamObserver<PredictResponse> caller) {
    calls.answer(caller, request.getLabelsMap(), () -> embeddings.predict(request));
  }

  @Override
  public void generateContent(
      GenerateContentRequest request, StreamObserver<GenerateContentResponse> caller) {
    calls.answer(
        caller,
        request.getLabelsMap(),
        fault -> CompletableFuture.completedFuture(List.of(generation.whole(request, fault))));
  }

  @Override
  public void streamGenerateContent(
      GenerateContentRequest request, StreamObserver<GenerateContentResponse> caller) {
    calls.answer(
        caller,
        request.getLabelsMap(),
        fault -> CompletableFuture.completedFuture(generation.streamed(request, fault)));
  }
}
