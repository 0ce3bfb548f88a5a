package com.salesintelligence.local.vertex;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The documented shapes of Vertex AI's models for text embeddings; one local model stands in for
 * all of them.
 */
enum EmbeddingModel {
  TEXT_EMBEDDING_005("text-embedding-005", 250, 768),
  TEXT_MULTILINGUAL_EMBEDDING_002("text-multilingual-embedding-002", 250, 768),
  GEMINI_EMBEDDING_001("gemini-embedding-001", 1, 3072);

  static final int MOST_TOKENS_PER_TEXT = 2_048;
  static final int MOST_TOKENS_PER_REQUEST = 20_000;

  private final String id;
  private final int mostTexts;
  private final int dimensions;

  EmbeddingModel(String id, int mostTexts, int dimensions) {
    this.id = id;
    this.mostTexts = mostTexts;
    this.dimensions = dimensions;
  }

  static Optional<EmbeddingModel> find(String id) {
    return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(model -> model.id).collect(Collectors.joining(", "));
  }

  /** Texts in one request. */
  int mostTexts() {
    return mostTexts;
  }

  /** Of a vector when the request asks for no other number. */
  int dimensions() {
    return dimensions;
  }
}
