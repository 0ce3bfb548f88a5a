package com.salesintelligence.local.vertex.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.vertex.embedding.Tokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  private static final Tokens TOKENS = Tokens.packaged();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Hello world            | hello world",
        "unaffable              | una ##ffa ##ble",
        "Hello, y'all! OK?      | hello , y ' all ! ok ?",
        "naïve café             | naive cafe",
        "a_b-c/d                | a _ b - c / d",
        "$5.00 + 3% = x^2       | $ 5 . 00 + 3 % = x ^ 2",
        "大学 is               | 大 学 is",
      })
  void words_are_cut_into_the_longest_known_pieces(String text, String pieces) {
    var cut = TOKENS.of(text).stream().map(Token::piece).toList();
    assertThat(String.join(" ", cut)).isEqualTo(pieces);
  }

  @Test
  void the_numbers_are_those_that_the_model_was_trained_with() {
    assertThat(TOKENS.framed(TOKENS.of("hello world"))).containsExactly(101, 7592, 2088, 102);
  }

  @Test
  void a_word_that_cannot_be_written_in_pieces_or_is_too_long_is_unknown() {
    assertThat(TOKENS.of("🦄").getFirst().piece()).isEqualTo("[UNK]");
    assertThat(TOKENS.of("x".repeat(101))).extracting(Token::piece).containsExactly("[UNK]");
    assertThat(TOKENS.count("x".repeat(100))).isGreaterThan(1);
  }

  @Test
  void nothing_has_no_tokens() {
    assertThat(TOKENS.count(" \t\n\u00a0\u200b\ufffd")).isZero();
  }
}
