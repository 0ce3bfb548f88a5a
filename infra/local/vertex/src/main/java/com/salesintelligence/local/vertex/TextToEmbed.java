package com.salesintelligence.local.vertex;

import com.google.protobuf.Value;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.embedding.Tokens.Token;
import com.salesintelligence.local.vertex.fault.Rejections;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Set;

/**
 * One instance of a request for embeddings.
 *
 * @param stated tokens of the whole text
 * @param read those that the model reads
 */
record TextToEmbed(String content, int stated, List<Token> read) {

  private static final Set<String> MEMBERS = Set.of("content", "task_type", "taskType", "title");
  private static final Set<String> TASKS =
      Set.of(
          "RETRIEVAL_QUERY",
          "RETRIEVAL_DOCUMENT",
          "SEMANTIC_SIMILARITY",
          "CLASSIFICATION",
          "CLUSTERING",
          "QUESTION_ANSWERING",
          "FACT_VERIFICATION",
          "CODE_RETRIEVAL_QUERY");

  TextToEmbed {
    read = List.copyOf(read);
  }

  static TextToEmbed of(Value instance, int index, Tokens tokens) {
    var fields = Fields.of("instances[%d]".formatted(index), instance, MEMBERS);
    String content =
        fields.text("content").filter(text -> !text.isEmpty()).orElseThrow(() -> empty(index));
    check(fields, index);
    var beginning = tokens.read(content, EmbeddingModel.MOST_TOKENS_PER_TEXT);
    return new TextToEmbed(content, beginning.all(), beginning.tokens());
  }

  private static StatusRuntimeException empty(int index) {
    return Rejections.invalid("The text content of instances[%d] is empty.".formatted(index));
  }

  private static void check(Fields fields, int index) {
    String task = fields.text("task_type", "taskType").orElse("RETRIEVAL_QUERY");
    if (!TASKS.contains(task)) {
      throw Rejections.invalid(
          "instances[%d].task_type '%s' is none of %s."
              .formatted(index, task, String.join(", ", TASKS.stream().sorted().toList())));
    }
    if (fields.text("title").isPresent() && !task.equals("RETRIEVAL_DOCUMENT")) {
      throw Rejections.invalid(
          "instances[%d].title is taken with task_type RETRIEVAL_DOCUMENT only.".formatted(index));
    }
  }

  boolean truncated() {
    return read.size() < stated;
  }

  /** Spaces are free. */
  long billableCharacters() {
    return content.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }
}
