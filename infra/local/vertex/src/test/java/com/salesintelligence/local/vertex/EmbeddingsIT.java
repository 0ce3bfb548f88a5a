package com.salesintelligence.local.vertex;

import static com.salesintelligence.local.vertex.Client.embed;
import static com.salesintelligence.local.vertex.Client.flag;
import static com.salesintelligence.local.vertex.Client.instance;
import static com.salesintelligence.local.vertex.Client.number;
import static com.salesintelligence.local.vertex.Client.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.aiplatform.v1.PredictRequest;
import com.google.cloud.aiplatform.v1.PredictResponse;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Embeddings, asked for by Google's client. */
class EmbeddingsIT {

  private static final String MODEL = "text-embedding-005";

  @RegisterExtension private static final Served SERVED = new Served();

  @Test
  void texts_that_mean_the_same_are_near_to_each_other() {
    var vectors =
        SERVED
            .client()
            .vectors(
                embed(
                    MODEL,
                    "Could you send us the price for 400 vehicles?",
                    "What does it cost to buy four hundred cars?",
                    "The kitchen closes at nine on Sundays."));
    assertThat(cosine(vectors.get(0), vectors.get(1)))
        .isGreaterThan(0.5)
        .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.3);
  }

  @Test
  void a_text_has_the_same_vector_in_whatever_company_it_comes() {
    var alone = SERVED.client().vectors(embed(MODEL, "Renewal in March")).getFirst();
    var texts = new String[40];
    Arrays.setAll(texts, i -> i == 17 ? "Renewal in March" : "Something else, number " + i);
    assertThat(SERVED.client().vectors(embed(MODEL, texts)).get(17)).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({
    "text-embedding-005, 768",
    "text-multilingual-embedding-002, 768",
    "gemini-embedding-001, 3072"
  })
  void a_vector_has_the_documented_dimensions_and_length_1(String model, int dimensions) {
    var vector = SERVED.client().vectors(embed(model, "Hello")).getFirst();
    assertThat(vector).hasSize(dimensions);
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128, 384, 768})
  void fewer_dimensions_can_be_asked_for(int dimensions) {
    var request =
        embed(MODEL, "Hello there")
            .setParameters(parameter("outputDimensionality", number(dimensions)));
    var vector = SERVED.client().vectors(request).getFirst();
    assertThat(vector).hasSize(dimensions);
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void statistics_count_the_tokens_and_say_whether_the_text_was_cut() {
    var response =
        SERVED
            .client()
            .prediction
            .predict(embed(MODEL, "Hello world", "word ".repeat(3_000)).build());
    assertThat(statistics(response, 0)).isEqualTo("2 false");
    assertThat(statistics(response, 1)).isEqualTo("2048 true");
    assertThat(
            response
                .getMetadata()
                .getStructValue()
                .getFieldsOrThrow("billableCharacterCount")
                .getNumberValue())
        .isEqualTo(10 + 4 * 3_000);
    assertThat(response.getModelVersionId()).isEqualTo("local-all-minilm-l6-v2-q");
  }

  @Test
  void a_text_that_is_too_long_is_refused_when_it_must_not_be_cut() {
    var request =
        embed(MODEL, "word ".repeat(2_049)).setParameters(parameter("autoTruncate", flag(false)));
    assertThatThrownBy(() -> SERVED.client().prediction.predict(request.build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("token count is 2049 but the model supports up to 2048");
  }

  @Test
  void what_stands_at_the_end_of_a_long_text_counts_too() {
    String long1 = "The weather was fine. ".repeat(150);
    var vectors =
        SERVED.client().vectors(embed(MODEL, long1, long1 + "Send the invoice. ".repeat(60)));
    assertThat(cosine(vectors.get(0), vectors.get(1))).isLessThan(0.98);
  }

  @Test
  void at_most_250_texts_are_taken_and_one_by_gemini() {
    String[] texts = Collections.nCopies(250, "x").toArray(String[]::new);
    assertThat(SERVED.client().vectors(embed(MODEL, texts))).hasSize(250);
    assertThatThrownBy(
            () ->
                SERVED.client().prediction.predict(embed(MODEL, texts).addInstances(one()).build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("batchSize value of 251")
        .hasMessageContaining("1 (inclusive) to 251 (exclusive)");
    assertThatThrownBy(
            () ->
                SERVED.client().prediction.predict(embed("gemini-embedding-001", "a", "b").build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("1 (inclusive) to 2 (exclusive)");
    assertThatThrownBy(() -> SERVED.client().prediction.predict(embed(MODEL).build()))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void at_most_20_000_tokens_are_taken_in_one_request() {
    var texts = Collections.nCopies(11, "word ".repeat(2_000)).toArray(String[]::new);
    assertThatThrownBy(() -> SERVED.client().prediction.predict(embed(MODEL, texts).build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("22000 but the model supports up to 20000");
  }

  @Test
  void every_task_type_is_taken_and_a_title_with_documents_only() {
    var request = PredictRequest.newBuilder().setEndpoint(Client.model(MODEL));
    List.of(
            "RETRIEVAL_QUERY",
            "RETRIEVAL_DOCUMENT",
            "SEMANTIC_SIMILARITY",
            "CLASSIFICATION",
            "CLUSTERING",
            "QUESTION_ANSWERING",
            "FACT_VERIFICATION",
            "CODE_RETRIEVAL_QUERY")
        .forEach(task -> request.addInstances(instance("content", "x", "task_type", task)));
    request.addInstances(
        instance("content", "x", "taskType", "RETRIEVAL_DOCUMENT", "title", "A title"));
    assertThat(SERVED.client().vectors(request)).hasSize(9);
    refused(instance("content", "x", "title", "A title"), "instances[0].title");
    refused(instance("content", "x", "task_type", "GUESSING"), "'GUESSING'");
  }

  @Test
  void what_is_no_text_to_embed_is_refused_by_its_name() {
    refused(number(7), "instances[0] is to be a JSON object");
    refused(instance(), "content of instances[0] is empty");
    refused(instance("content", ""), "content of instances[0] is empty");
    refused(parameter("content", number(1)), "instances[0].content is to be text");
    refused(instance("content", "x", "mimeType", "a/b"), "unknown member 'mimeType'");
  }

  @Test
  void wrong_parameters_are_refused_by_their_name() {
    wrong(parameter("outputDimensionality", number(769)), "outputDimensionality value of 769");
    wrong(parameter("outputDimensionality", number(0)), "outputDimensionality value of 0");
    wrong(parameter("outputDimensionality", number(0.5)), "whole number");
    wrong(parameter("autoTruncate", number(1)), "true or false");
    wrong(parameter("temperature", number(1)), "unknown member 'temperature'");
    wrong(number(1), "parameters is to be a JSON object");
  }

  @Test
  void a_model_that_is_not_there_is_not_found() {
    assertThatThrownBy(
            () -> SERVED.client().prediction.predict(embed("text-embedding-9", "x").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("text-embedding-9");
    assertThatThrownBy(
            () -> SERVED.client().prediction.predict(embed("gemini-2.5-pro", "x").build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .prediction
                    .predict(PredictRequest.newBuilder().setEndpoint("nonsense").build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("nonsense");
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .prediction
                    .predict(
                        PredictRequest.newBuilder()
                            .setEndpoint("projects/p/locations/l/endpoints/7")
                            .build()))
        .isInstanceOf(UnimplementedException.class);
  }

  @Test
  void strange_characters_have_a_vector_too() {
    assertThat(
            SERVED
                .client()
                .vectors(embed(MODEL, "\u0000\u200b\ufffd", "🦄🦄", "大連", "a".repeat(5_000))))
        .allSatisfy(vector -> assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-6)));
  }

  private static void refused(Value instance, String why) {
    var request =
        PredictRequest.newBuilder().setEndpoint(Client.model(MODEL)).addInstances(instance);
    assertThatThrownBy(() -> SERVED.client().prediction.predict(request.build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(why);
  }

  private static void wrong(Value parameters, String why) {
    var request = embed(MODEL, "x").setParameters(parameters);
    assertThatThrownBy(() -> SERVED.client().prediction.predict(request.build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(why);
  }

  private static Value one() {
    return instance("content", "x");
  }

  private static String statistics(PredictResponse response, int index) {
    Struct statistics =
        response
            .getPredictions(index)
            .getStructValue()
            .getFieldsOrThrow("embeddings")
            .getStructValue()
            .getFieldsOrThrow("statistics")
            .getStructValue();
    return "%.0f %s"
        .formatted(
            statistics.getFieldsOrThrow("token_count").getNumberValue(),
            statistics.getFieldsOrThrow("truncated").getBoolValue());
  }

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }
}
