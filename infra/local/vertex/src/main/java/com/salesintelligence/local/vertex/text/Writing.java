package com.salesintelligence.local.vertex.text;

import com.google.cloud.aiplatform.v1.Candidate.FinishReason;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.Schema;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to a prompt without a language model: a template of the prompt filled with
 * facts of the prompt, JSON by a schema from these facts, or the facts themselves; where there are
 * none it says that it does not know.
 */
public final class Writing {

  /** What answers, in place of a model's version. */
  public static final String VERSION = "local-templates-1";

  private static final int MOST_PROMPT_TOKENS = 1_048_576;
  private static final String ABSTENTION =
      "I do not know: this is "
          + VERSION
          + ", which has no language model and only repeats facts that the prompt states.";

  private final Tokens tokens;

  public Writing(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * @param text may end early: see the reason
   */
  public record Answer(String text, FinishReason reason, int promptTokens, int answerTokens) {}

  public Answer answer(GenerateContentRequest request, Shape shape) {
    var prompt = Prompt.of(request);
    int promptTokens = prompt.texts().stream().mapToInt(tokens::count).sum();
    if (promptTokens > MOST_PROMPT_TOKENS) {
      throw Rejections.invalid(
          "The input token count (%d) exceeds the maximum number of tokens allowed (%d)."
              .formatted(promptTokens, MOST_PROMPT_TOKENS));
    }
    return cut(write(prompt, shape), shape, promptTokens);
  }

  private static String write(Prompt prompt, Shape shape) {
    var facts = Facts.in(prompt.texts());
    return switch (shape.format()) {
      case TEXT -> prose(prompt, facts);
      case JSON ->
          shape.schema().map(new SchemaWriter(facts)::write).orElseGet(() -> anyJson(facts));
      case ENUM -> shape.schema().map(schema -> word(schema, prompt)).orElse("");
    };
  }

  private static String prose(Prompt prompt, Facts facts) {
    var filled = Template.in(prompt.texts()).map(template -> template.fill(facts)).orElse("");
    if (!filled.isBlank()) {
      return filled;
    }
    return facts.isEmpty()
        ? ABSTENTION
        : facts.all().entrySet().stream()
            .map(fact -> fact.getKey() + ": " + Template.plain(fact.getValue()))
            .collect(Collectors.joining("\n", "What the prompt states, as it states it:\n", ""));
  }

  private static String anyJson(Facts facts) {
    var json = JsonMapper.shared().createObjectNode();
    facts.all().forEach(json::set);
    if (facts.isEmpty()) {
      json.put("abstained", true).put("reason", ABSTENTION);
    }
    return json.toString();
  }

  /** The one word of the enum that the last text of the prompt holds; else its word for unknown. */
  private static String word(Schema schema, Prompt prompt) {
    String text = prompt.texts().getLast().toLowerCase(Locale.ROOT);
    List<String> said =
        schema.getEnumList().stream()
            .filter(word -> says(text, word.toLowerCase(Locale.ROOT)))
            .toList();
    return said.size() == 1 ? said.getFirst() : SchemaWriter.unknownOf(schema);
  }

  private static boolean says(String text, String word) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_])")
        .matcher(text)
        .find();
  }

  private Answer cut(String text, Shape shape, int promptTokens) {
    int end =
        shape.stopSequences().stream()
            .mapToInt(text::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(text.length());
    String stopped = text.substring(0, end);
    int all = tokens.count(stopped);
    if (all <= shape.mostTokens()) {
      return new Answer(stopped, FinishReason.STOP, promptTokens, all);
    }
    String first = beginning(stopped, shape.mostTokens());
    return new Answer(first, FinishReason.MAX_TOKENS, promptTokens, tokens.count(first));
  }

  /** The longest beginning with so many tokens, found by halving. */
  private String beginning(String text, int most) {
    int fits = 0;
    int tooLong = text.length();
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (tokens.count(text.substring(0, middle)) <= most) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return text.substring(0, fits);
  }
}
