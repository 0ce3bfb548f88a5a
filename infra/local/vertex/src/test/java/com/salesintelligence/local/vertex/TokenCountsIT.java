package com.salesintelligence.local.vertex;

import static com.salesintelligence.local.vertex.Client.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.aiplatform.v1.ComputeTokensRequest;
import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.CountTokensRequest;
import com.google.cloud.aiplatform.v1.Part;
import com.google.cloud.aiplatform.v1.Tool;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens counted and shown, asked for by Google's client. */
class TokenCountsIT {

  private static final String GEMINI = Client.model("gemini-2.5-flash");
  private static final String EMBEDDING = Client.model("text-embedding-005");

  @RegisterExtension private static final Served SERVED = new Served();

  @Test
  void the_tokens_of_contents_and_of_the_system_instruction_are_counted() {
    var counted =
        SERVED
            .client()
            .utility
            .countTokens(
                request(GEMINI)
                    .setModel(GEMINI)
                    .addContents(content("Hello world, how are you?"))
                    .setSystemInstruction(content("Be brief"))
                    .build());
    assertThat(counted.getTotalTokens()).isEqualTo(7 + 2);
    assertThat(counted.getTotalBillableCharacters()).isEqualTo(21 + 7);
    assertThat(counted.getPromptTokensDetails(0).getTokenCount()).isEqualTo(9);
  }

  @Test
  void models_that_make_embeddings_count_instances() {
    var counted =
        SERVED
            .client()
            .utility
            .countTokens(
                request(EMBEDDING).addInstances(instance("content", "Hello world")).build());
    assertThat(counted.getTotalTokens()).isEqualTo(2);
  }

  @Test
  void tokens_are_shown_with_their_numbers() {
    var shown =
        SERVED
            .client()
            .utility
            .computeTokens(
                ComputeTokensRequest.newBuilder()
                    .setEndpoint(GEMINI)
                    .addContents(content("unaffable"))
                    .build());
    assertThat(shown.getTokensInfo(0).getTokensList())
        .extracting(ByteString::toStringUtf8)
        .containsExactly("una", "##ffa", "##ble");
    assertThat(shown.getTokensInfo(0).getTokenIdsList()).hasSize(3);
  }

  @Test
  void a_text_with_too_many_tokens_to_show_is_refused() {
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .utility
                    .computeTokens(
                        ComputeTokensRequest.newBuilder()
                            .setEndpoint(GEMINI)
                            .addContents(content("a ".repeat(100_001)))
                            .build()))
        .isInstanceOf(UnimplementedException.class)
        .hasMessageContaining("100001");
  }

  @Test
  void what_cannot_be_counted_is_refused() {
    assertThatThrownBy(() -> SERVED.client().utility.countTokens(request(GEMINI).build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("at least one contents field");
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .utility
                    .countTokens(request(GEMINI).addInstances(instance("content", "x")).build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("takes contents");
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .utility
                    .countTokens(request(EMBEDDING).addContents(content("x")).build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("takes instances");
    assertThatThrownBy(
            () ->
                SERVED
                    .client()
                    .utility
                    .countTokens(
                        request(GEMINI)
                            .addContents(content("x"))
                            .addTools(Tool.getDefaultInstance())
                            .build()))
        .isInstanceOf(UnimplementedException.class);
  }

  private static CountTokensRequest.Builder request(String model) {
    return CountTokensRequest.newBuilder().setEndpoint(model);
  }

  private static Content content(String text) {
    return Content.newBuilder().setRole("user").addParts(Part.newBuilder().setText(text)).build();
  }
}
