package com.salesintelligence.local.vertex.embedding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a text: BERT's word pieces, the longest first. */
public final class Tokens {

  /** One token: how it is written (a piece inside a word begins with ##) and its number. */
  public record Token(String piece, int id) {}

  private static final int LONGEST_WORD = 100;
  private static final String INSIDE = "##";

  private @Nullable Vocabulary vocabulary;

  private Tokens() {}

  /** Of the packaged model, whose vocabulary is read for the first text. */
  public static Tokens packaged() {
    return new Tokens();
  }

  private synchronized Vocabulary vocabulary() {
    if (vocabulary == null) {
      vocabulary = Vocabulary.packaged();
    }
    return vocabulary;
  }

  /**
   * The beginning of a text in tokens.
   *
   * @param all how many the whole text has
   */
  public record Beginning(List<Token> tokens, int all) {}

  /** Keeps no more than was asked for, however long the text is. */
  public Beginning read(String text, int most) {
    var known = vocabulary();
    var first = new ArrayList<Token>();
    var all = new int[1];
    Words.forEach(
        text,
        word -> {
          var pieces = split(word, known);
          all[0] += pieces.size();
          first.addAll(pieces.subList(0, Math.min(pieces.size(), most - first.size())));
        });
    return new Beginning(first, all[0]);
  }

  public List<Token> of(String text) {
    return read(text, Integer.MAX_VALUE).tokens();
  }

  public int count(String text) {
    return read(text, 0).all();
  }

  private static List<Token> split(String word, Vocabulary known) {
    int[] characters = word.codePoints().toArray();
    var pieces = new ArrayList<Token>();
    int from = 0;
    while (from < characters.length) {
      Token longest =
          characters.length > LONGEST_WORD ? null : longestFrom(characters, from, known);
      if (longest == null) {
        return List.of(new Token("[UNK]", known.unknown()));
      }
      pieces.add(longest);
      from += pieceLength(longest, from);
    }
    return pieces;
  }

  private static int pieceLength(Token token, int from) {
    int all = token.piece().codePointCount(0, token.piece().length());
    return from == 0 ? all : all - INSIDE.length();
  }

  private static @Nullable Token longestFrom(int[] characters, int from, Vocabulary known) {
    int end = Math.min(characters.length, from + known.longest());
    for (int to = end; to > from; to--) {
      String text = new String(characters, from, to - from);
      String piece = from == 0 ? text : INSIDE + text;
      int id = known.id(piece);
      if (id >= 0) {
        return new Token(piece, id);
      }
    }
    return null;
  }

  /** What the model reads for a piece of text: its tokens between a start and an end. */
  long[] framed(List<Token> tokens) {
    var known = vocabulary();
    long[] ids = new long[tokens.size() + 2];
    ids[0] = known.start();
    for (int i = 0; i < tokens.size(); i++) {
      ids[i + 1] = tokens.get(i).id();
    }
    ids[ids.length - 1] = known.end();
    return ids;
  }
}
