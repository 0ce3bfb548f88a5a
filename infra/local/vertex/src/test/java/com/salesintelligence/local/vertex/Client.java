package com.salesintelligence.local.vertex;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.LlmUtilityServiceClient;
import com.google.cloud.aiplatform.v1.LlmUtilityServiceSettings;
import com.google.cloud.aiplatform.v1.Part;
import com.google.cloud.aiplatform.v1.PredictRequest;
import com.google.cloud.aiplatform.v1.PredictionServiceClient;
import com.google.cloud.aiplatform.v1.PredictionServiceSettings;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Google's own client, pointed at the local server, and requests as its users write them. */
final class Client implements AutoCloseable {

  final PredictionServiceClient prediction;
  final LlmUtilityServiceClient utility;

  Client(EmbeddedVertexAi server) {
    try {
      prediction =
          PredictionServiceClient.create(
              PredictionServiceSettings.newBuilder()
                  .setEndpoint(server.endpoint())
                  .setTransportChannelProvider(
                      PredictionServiceSettings.defaultGrpcTransportProviderBuilder()
                          .setEndpoint(server.endpoint())
                          .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
                          .build())
                  .setCredentialsProvider(NoCredentialsProvider.create())
                  .build());
      utility =
          LlmUtilityServiceClient.create(
              LlmUtilityServiceSettings.newBuilder()
                  .setEndpoint(server.endpoint())
                  .setTransportChannelProvider(
                      LlmUtilityServiceSettings.defaultGrpcTransportProviderBuilder()
                          .setEndpoint(server.endpoint())
                          .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
                          .build())
                  .setCredentialsProvider(NoCredentialsProvider.create())
                  .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String model(String id) {
    return "projects/demo-project/locations/us-central1/publishers/google/models/" + id;
  }

  static PredictRequest.Builder embed(String model, String... texts) {
    var request = PredictRequest.newBuilder().setEndpoint(model(model));
    for (String text : texts) {
      request.addInstances(instance("content", text));
    }
    return request;
  }

  /** A JSON object from names and texts in turn. */
  static Value instance(String... members) {
    var struct = Struct.newBuilder();
    for (int i = 0; i < members.length; i += 2) {
      struct.putFields(members[i], Value.newBuilder().setStringValue(members[i + 1]).build());
    }
    return Value.newBuilder().setStructValue(struct).build();
  }

  static Value parameter(String name, Value value) {
    return Value.newBuilder().setStructValue(Struct.newBuilder().putFields(name, value)).build();
  }

  static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }

  static Value flag(boolean flag) {
    return Value.newBuilder().setBoolValue(flag).build();
  }

  List<float[]> vectors(PredictRequest.Builder request) {
    return prediction.predict(request.build()).getPredictionsList().stream()
        .map(Client::vector)
        .toList();
  }

  static float[] vector(Value prediction) {
    var values =
        prediction
            .getStructValue()
            .getFieldsOrThrow("embeddings")
            .getStructValue()
            .getFieldsOrThrow("values")
            .getListValue();
    var vector = new float[values.getValuesCount()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) values.getValues(i).getNumberValue();
    }
    return vector;
  }

  static GenerateContentRequest.Builder ask(String... texts) {
    var content = Content.newBuilder().setRole("user");
    for (String text : texts) {
      content.addParts(Part.newBuilder().setText(text));
    }
    return GenerateContentRequest.newBuilder()
        .setModel(model("gemini-2.5-flash"))
        .addContents(content);
  }

  @Override
  public void close() {
    prediction.close();
    utility.close();
  }
}
