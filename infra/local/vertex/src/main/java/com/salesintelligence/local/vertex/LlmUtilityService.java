package com.salesintelligence.local.vertex;

import com.google.cloud.aiplatform.v1.ComputeTokensRequest;
import com.google.cloud.aiplatform.v1.ComputeTokensResponse;
import com.google.cloud.aiplatform.v1.CountTokensRequest;
import com.google.cloud.aiplatform.v1.CountTokensResponse;
import com.google.cloud.aiplatform.v1.LlmUtilityServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code google.cloud.aiplatform.v1.LlmUtilityService}. */
final class LlmUtilityService extends LlmUtilityServiceGrpc.LlmUtilityServiceImplBase {

  private final Calls calls;
  private final TokenCounts counts;

  LlmUtilityService(Calls calls, TokenCounts counts) {
    this.calls = calls;
    this.counts = counts;
  }

  @Override
  public void countTokens(CountTokensRequest request, StreamObserver<CountTokensResponse> caller) {
    calls.answer(caller, Map.of(), () -> CompletableFuture.completedFuture(counts.count(request)));
  }

  @Override
  public void computeTokens(
      ComputeTokensRequest request, StreamObserver<ComputeTokensResponse> caller) {
    calls.answer(
        caller, Map.of(), () -> CompletableFuture.completedFuture(counts.compute(request)));
  }
}
