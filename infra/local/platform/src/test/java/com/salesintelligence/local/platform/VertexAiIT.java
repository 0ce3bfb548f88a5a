package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.PredictRequest;
import com.google.cloud.aiplatform.v1.PredictionServiceGrpc;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.ManagedChannelBuilder;
import org.junit.jupiter.api.Test;

/** Vertex AI beside everything else: three native libraries share the platform's process. */
class VertexAiIT {

  private final LocalPlatform platform = SharedPlatform.get();

  @Test
  void a_text_is_embedded_while_the_warehouse_answers() {
    var channel =
        ManagedChannelBuilder.forTarget("localhost:" + platform.ports().vertex())
            .usePlaintext()
            .build();
    try {
      var answer =
          PredictionServiceGrpc.newBlockingStub(channel)
              .predict(
                  PredictRequest.newBuilder()
                      .setEndpoint(
                          "projects/demo-project/locations/us-central1/publishers/google/models/text-embedding-005")
                      .addInstances(instance("Could you send us a quote?"))
                      .build());
      assertThat(answer.getPredictionsCount()).isEqualTo(1);
      assertThat(new Ask(platform.ports()).number("SELECT 6 * 7")).isEqualTo(42);
    } finally {
      channel.shutdownNow();
    }
  }

  private static Value instance(String content) {
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder()
                .putFields("content", Value.newBuilder().setStringValue(content).build()))
        .build();
  }
}
