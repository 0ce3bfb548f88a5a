package com.salesintelligence.local.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunksTest {

  @Property
  void chunks_are_together_what_was_cut(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 50) int most) {
    var chunks = Chunks.of(text, most);
    assertThat(String.join("", chunks)).isEqualTo(text);
    assertThat(chunks).isNotEmpty();
    assertThat(chunks.subList(0, chunks.size() - 1)).noneMatch(String::isEmpty);
  }

  @Property
  void a_character_is_never_cut(@ForAll @IntRange(min = 1, max = 9) int most) {
    assertThat(Chunks.of("🦄🦄x🦄 🦄🦄🦄🦄", most))
        .noneMatch(chunk -> Character.isLowSurrogate(chunk.charAt(0)));
  }
}
