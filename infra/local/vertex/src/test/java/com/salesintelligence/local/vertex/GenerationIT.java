package com.salesintelligence.local.vertex;

import static com.salesintelligence.local.vertex.Client.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.aiplatform.v1.Blob;
import com.google.cloud.aiplatform.v1.Candidate.FinishReason;
import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.GenerateContentResponse;
import com.google.cloud.aiplatform.v1.GenerationConfig;
import com.google.cloud.aiplatform.v1.Part;
import com.google.cloud.aiplatform.v1.Schema;
import com.google.cloud.aiplatform.v1.Tool;
import com.google.cloud.aiplatform.v1.Type;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Generated text, asked for by Google's client. */
class GenerationIT {

  private static final String DRAFT =
      """
      Write the reply.
      ```template
      Hi {{first_name}},

      your deal {{deal}} closes on {{close_date}}.
      We give you {{discount}} off.
      Best regards, {{rep}}
      ```
      ```json
      {"firstName": "Ana", "deal": "Fleet rollout", "close_date": "2026-12-01", "discount": null}
      ```
      Rep: Maya Lindqvist
      """;

  @RegisterExtension private static final Served SERVED = new Served();

  @Test
  void a_template_is_filled_and_a_line_without_its_fact_is_left_out() {
    assertThat(text(generate(ask(DRAFT))))
        .isEqualTo(
            """
            Hi Ana,

            your deal Fleet rollout closes on 2026-12-01.
            Best regards, Maya Lindqvist""");
  }

  @Test
  void the_same_prompt_has_the_same_answer_and_says_who_wrote_it() {
    var first = generate(ask(DRAFT).setGenerationConfig(config().setTemperature(2)));
    var second = generate(ask(DRAFT).setGenerationConfig(config().setTemperature(0)));
    assertThat(text(first)).isEqualTo(text(second));
    assertThat(first.getModelVersion()).isEqualTo("local-templates-1");
    assertThat(first.getCandidates(0).getFinishReason()).isEqualTo(FinishReason.STOP);
    assertThat(first.getCandidates(0).getContent().getRole()).isEqualTo("model");
    assertThat(first.getResponseId()).isNotEmpty().isNotEqualTo(second.getResponseId());
    assertThat(first.getCreateTime().getSeconds()).isPositive();
    var usage = first.getUsageMetadata();
    assertThat(usage.getPromptTokenCount()).isGreaterThan(40);
    assertThat(usage.getTotalTokenCount())
        .isEqualTo(usage.getPromptTokenCount() + usage.getCandidatesTokenCount());
  }

  @Test
  void without_facts_it_abstains_instead_of_inventing() {
    assertThat(text(generate(ask("Why should I call Northwind?"))))
        .startsWith("I do not know")
        .doesNotContain("Northwind");
  }

  @Test
  void facts_without_a_template_are_repeated() {
    assertThat(text(generate(ask("Summarise.\n- Account: Northwind\n- Open deals: 3"))))
        .endsWith("Account: Northwind\nOpen deals: 3");
  }

  @Test
  void json_fits_its_schema_and_a_missing_fact_is_said_to_be_missing() {
    var schema =
        object()
            .putProperties("account", string())
            .putProperties("deals", Schema.newBuilder().setType(Type.INTEGER).build())
            .putProperties("mood", string().toBuilder().addEnum("GOOD").addEnum("UNKNOWN").build())
            .putProperties("note", string())
            .putProperties("abstained", Schema.newBuilder().setType(Type.BOOLEAN).build())
            .addAllRequired(List.of("account", "deals", "mood", "abstained"))
            .addAllPropertyOrdering(List.of("mood", "deals"));
    assertThat(
            text(generate(ask("Account: Northwind\nDeals: 3").setGenerationConfig(json(schema)))))
        .isEqualTo(
            "{\"mood\":\"UNKNOWN\",\"deals\":3,\"abstained\":true,\"account\":\"Northwind\"}");
  }

  @Test
  void json_without_a_schema_is_json_all_the_same() {
    var config = config().setResponseMimeType("application/json");
    assertThat(text(generate(ask("{\"a\": [1, 2]}").setGenerationConfig(config))))
        .isEqualTo("{\"a\":[1,2]}");
    assertThat(
            JsonMapper.shared()
                .readTree(text(generate(ask("Tell me").setGenerationConfig(config))))
                .path("abstained")
                .asBoolean())
        .isTrue();
  }

  @Test
  void an_enum_is_answered_by_the_word_that_the_prompt_holds() {
    var config =
        config()
            .setResponseMimeType("text/x.enum")
            .setResponseSchema(string().toBuilder().addAllEnum(List.of("email", "call", "other")));
    assertThat(text(generate(ask("Is this an email?").setGenerationConfig(config))))
        .isEqualTo("email");
    assertThat(text(generate(ask("An email or a call?").setGenerationConfig(config))))
        .isEqualTo("other");
  }

  @Test
  void a_stream_brings_the_answer_in_pieces_and_the_counts_at_its_end() {
    var facts = "Note: " + "many words in a row ".repeat(20);
    var pieces = new ArrayList<GenerateContentResponse>();
    SERVED
        .client()
        .prediction
        .streamGenerateContentCallable()
        .call(ask(facts).build())
        .forEach(pieces::add);
    assertThat(pieces).hasSizeGreaterThan(5);
    assertThat(String.join("", pieces.stream().map(GenerationIT::text).toList()))
        .isEqualTo(text(generate(ask(facts))));
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allMatch(
            piece ->
                piece.getCandidates(0).getFinishReason() == FinishReason.FINISH_REASON_UNSPECIFIED
                    && !piece.hasUsageMetadata());
    assertThat(pieces.getLast().getCandidates(0).getFinishReason()).isEqualTo(FinishReason.STOP);
    assertThat(pieces.getLast().getUsageMetadata().getCandidatesTokenCount()).isPositive();
    assertThat(pieces)
        .extracting(GenerateContentResponse::getResponseId)
        .containsOnly(pieces.getFirst().getResponseId());
  }

  @Test
  void an_answer_ends_at_its_token_limit_or_at_a_stop_sequence() {
    var limited = generate(ask(DRAFT).setGenerationConfig(config().setMaxOutputTokens(5)));
    assertThat(limited.getCandidates(0).getFinishReason()).isEqualTo(FinishReason.MAX_TOKENS);
    assertThat(limited.getUsageMetadata().getCandidatesTokenCount()).isEqualTo(5);
    assertThat(text(limited)).startsWith("Hi Ana,");
    var stopped = generate(ask(DRAFT).setGenerationConfig(config().addStopSequences("closes")));
    assertThat(text(stopped)).endsWith("your deal Fleet rollout ");
  }

  @Test
  void as_many_candidates_come_as_were_asked_for() {
    var response = generate(ask(DRAFT).setGenerationConfig(config().setCandidateCount(3)));
    assertThat(response.getCandidatesList()).extracting("index").containsExactly(0, 1, 2);
  }

  @Test
  void the_system_instruction_and_earlier_turns_are_read_too() {
    var request =
        ask("Account: Northwind")
            .setSystemInstruction(content("", "```template\n{{account}}: {{rep}}\n```"))
            .addContents(content("model", "Which rep?"))
            .addContents(content("user", "Rep: Maya"));
    assertThat(text(generate(request))).isEqualTo("Northwind: Maya");
  }

  @Test
  void what_cannot_be_a_request_is_refused_with_the_reason() {
    refused(ask().clearContents(), "at least one contents field");
    refused(ask(), "at least one parts field");
    refused(ask("x").addContents(content("model", "y")), "end with a user role");
    refused(ask("x").addContents(content("robot", "y")), "valid role");
    refused(
        ask("x").addContents(Content.newBuilder().addParts(Part.getDefaultInstance())), "no data");
    refused(ask("x").setModel("gpt"), "Invalid resource name 'gpt'");
    refused(
        ask("x").setGenerationConfig(config().setTemperature(2.5f)), "temperature value of 2.5");
    refused(ask("x").setGenerationConfig(config().setTopP(Float.NaN)), "topP");
    refused(ask("x").setGenerationConfig(config().setTopK(0)), "topK");
    refused(ask("x").setGenerationConfig(config().setCandidateCount(9)), "candidateCount");
    refused(ask("x").setGenerationConfig(config().setMaxOutputTokens(0)), "maxOutputTokens");
    refused(ask("x").setGenerationConfig(config().setResponseMimeType("image/png")), "'image/png'");
    assertThatThrownBy(() -> generate(ask("x").setModel(Client.model("claude"))))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("claude");
  }

  @Test
  void a_template_that_explodes_and_a_prompt_that_is_too_long_are_refused() {
    String slots = "{{a}}".repeat(1_000);
    refused(ask("```template\n" + slots + "\n```", "A: " + "x".repeat(1_000)), "when it is filled");
    refused(ask("a ".repeat(1_048_577)), "token count (1048577) exceeds");
  }

  @Test
  void a_schema_that_is_none_is_refused_at_the_place() {
    refused(
        ask("x").setGenerationConfig(config().setResponseSchema(string())), "response_mime_type");
    refused(ask("x").setGenerationConfig(json(Schema.newBuilder())), "type: must be specified");
    refused(ask("x").setGenerationConfig(json(object())), "should be non-empty");
    refused(
        ask("x")
            .setGenerationConfig(
                json(object().putProperties("a", Schema.newBuilder().setType(Type.ARRAY).build()))),
        "response_schema.a.items: missing field");
    refused(
        ask("x").setGenerationConfig(json(object().putProperties("a", string()).addRequired("b"))),
        "'b' is not defined");
    refused(
        ask("x").setGenerationConfig(config().setResponseMimeType("text/x.enum")), "with an enum");
  }

  @Test
  void what_the_stand_in_lacks_is_named() {
    lacking(ask("x").addTools(Tool.getDefaultInstance()), "tools");
    lacking(ask("x").setCachedContent("c"), "cached_content");
    lacking(
        ask("x")
            .addContents(
                Content.newBuilder()
                    .setRole("user")
                    .addParts(
                        Part.newBuilder()
                            .setInlineData(
                                Blob.newBuilder()
                                    .setMimeType("image/png")
                                    .setData(ByteString.copyFromUtf8("x"))))),
        "inline_data");
    lacking(ask("x").setGenerationConfig(config().setResponseLogprobs(true)), "response_logprobs");
    lacking(
        ask("x")
            .setGenerationConfig(config().addResponseModalities(GenerationConfig.Modality.IMAGE)),
        "not text");
  }

  private static GenerateContentResponse generate(GenerateContentRequest.Builder request) {
    return SERVED.client().prediction.generateContent(request.build());
  }

  private static void refused(GenerateContentRequest.Builder request, String why) {
    assertThatThrownBy(() -> generate(request))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(why);
  }

  private static void lacking(GenerateContentRequest.Builder request, String what) {
    assertThatThrownBy(() -> generate(request))
        .isInstanceOf(UnimplementedException.class)
        .hasMessageContaining(what);
  }

  private static String text(GenerateContentResponse response) {
    return response.getCandidates(0).getContent().getParts(0).getText();
  }

  private static Content content(String role, String text) {
    return Content.newBuilder().setRole(role).addParts(Part.newBuilder().setText(text)).build();
  }

  private static GenerationConfig.Builder config() {
    return GenerationConfig.newBuilder();
  }

  private static GenerationConfig.Builder json(Schema.Builder schema) {
    return config().setResponseMimeType("application/json").setResponseSchema(schema);
  }

  private static Schema.Builder object() {
    return Schema.newBuilder().setType(Type.OBJECT);
  }

  private static Schema string() {
    return Schema.newBuilder().setType(Type.STRING).build();
  }
}
