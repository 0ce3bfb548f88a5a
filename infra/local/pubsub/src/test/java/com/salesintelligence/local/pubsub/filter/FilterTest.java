package com.salesintelligence.local.pubsub.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final Map<String, String> COM =
      Map.of("name", "com", "lang", "en", "iana.org/language_tag", "de", "ce-type", "a.B");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "attributes:name | true",
        "attributes:missing | false",
        "attributes:ce-type | true",
        "attributes:\"iana.org/language_tag\" | true",
        "attributes.name = \"com\" | true",
        "attributes.name=\"net\" | false",
        "attributes.name != \"com\" | false",
        "attributes.missing != \"com\" | true",
        "attributes.\"iana.org/language_tag\" = \"de\" | true",
        "hasPrefix(attributes.name, \"co\") | true",
        "hasPrefix(attributes.missing, \"\") | false",
        "NOT attributes:name | false",
        "-attributes:missing | true",
        "NOT attributes:missing AND attributes:name | true",
        "NOT (attributes:missing AND attributes:name) | true",
        "attributes:missing OR attributes.lang = \"en\" OR attributes:other | true",
        "attributes:name AND (attributes:missing OR attributes.lang = \"en\") | true",
        "attributes.name = \"c\\u006fm\" | true",
        "attributes.name = \"c\\x6Fm\" | true",
        "attributes.name = \"c\\157m\" | true",
        "attributes:missing OR attributes:other | false",
        "attributes:aA OR attributes:zZ OR attributes:A_ OR attributes:Z9 OR attributes:0 OR attributes:9 | false",
      })
  void matchesAsDocumented(String filter, boolean expected) {
    assertThat(Filter.parse(filter).matches(COM)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "attributes",
        "attributes.name",
        "attributes.name = com",
        "attributes.name = 'com'",
        "attributes.name == \"com\"",
        "attributes:name attributes:lang",
        "attributes:name and attributes:lang",
        "attributes:a AND attributes:b OR attributes:c",
        "(attributes:name",
        "attributes:name)",
        "hasPrefix(attributes:name, \"c\")",
        "hasPrefix(attributes.name \"c\")",
        "hasSuffix(attributes.name, \"c\")",
        "data = \"x\"",
        "attributes.name = \"open",
        "attributes.name = \"\\q\"",
        "attributes.name = \"\\",
        "attributes.name = \"\\x6",
        "attributes.name = \"\\x",
        "attributes:{",
        "attributes:`",
        "attributes:[",
        "attributes:@",
        "attributes:/",
        "attributes:;",
        "NOT",
        "attributes:name AND",
      })
  void refusesWhatIsNotInTheLanguage(String filter) {
    assertThatThrownBy(() -> Filter.parse(filter))
        .isInstanceOf(FilterSyntaxException.class)
        .hasMessageContaining("at character");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "attributes:name AND % | 21",
        "attributes:name attributes:lang | 17",
        "hasPrefix(name, \"c\") | 11",
        "attributes:(name) | 12",
        "attributes.name ( \"com\" | 17",
        "attributes.name = \"\\q\" | 21",
        "attributes.name = \"open | 19",
        "name | 1",
      })
  void saysWhereItStopsToUnderstand(String filter, int character) {
    assertThatThrownBy(() -> Filter.parse(filter))
        .hasMessageContaining("at character %d of".formatted(character));
  }

  @Test
  void spacesAroundAFilterMeanNothing() {
    assertThat(Filter.parse(" \t attributes:name\n ").matches(COM)).isTrue();
  }

  @Test
  void onlyTheEmptyFilterNeedsNoLookAtTheAttributes() {
    assertThat(Filter.parse("").matchesAll()).isTrue();
    assertThat(Filter.parse("attributes:name").matchesAll()).isFalse();
    assertThat(Filter.parse("attributes:name AND attributes:lang").matchesAll()).isFalse();
  }

  @Test
  void takes256Bytes() {
    assertThat(Filter.parse("attributes." + "k".repeat(242) + "=\"\"").matches(COM)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {243, 300})
  void refusesMoreThan256Bytes(int length) {
    assertThatThrownBy(() -> Filter.parse("attributes." + "k".repeat(length) + "=\"\""))
        .isInstanceOf(FilterSyntaxException.class);
  }
}
