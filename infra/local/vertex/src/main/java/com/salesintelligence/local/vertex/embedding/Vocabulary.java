package com.salesintelligence.local.vertex.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The word pieces that the packaged model was trained with, and their numbers. */
final class Vocabulary {

  private static final String FILE = "/all-minilm-l6-v2-q-tokenizer.json";

  private final Map<String, Integer> ids;
  private final int longest;
  private final int unknown;
  private final int start;
  private final int end;

  private Vocabulary(Map<String, Integer> ids) {
    this.ids = Map.copyOf(ids);
    this.longest = ids.keySet().stream().mapToInt(String::length).max().orElse(0);
    this.unknown = special("[UNK]");
    this.start = special("[CLS]");
    this.end = special("[SEP]");
  }

  /** Reads the tokenizer that lies beside the packaged model. */
  static Vocabulary packaged() {
    try (var file = Vocabulary.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing on the classpath");
      }
      var ids = new HashMap<String, Integer>();
      JsonMapper.shared()
          .readTree(file)
          .path("model")
          .path("vocab")
          .properties()
          .forEach(piece -> ids.put(piece.getKey(), piece.getValue().asInt()));
      return new Vocabulary(ids);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int special(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalStateException("The vocabulary lacks " + piece);
    }
    return id;
  }

  /**
   * @return -1 when there is no such piece
   */
  int id(String piece) {
    return ids.getOrDefault(piece, -1);
  }

  /** Characters of the longest piece. */
  int longest() {
    return longest;
  }

  int unknown() {
    return unknown;
  }

  /** Stands before every text. */
  int start() {
    return start;
  }

  /** Stands behind every text. */
  int end() {
    return end;
  }
}
