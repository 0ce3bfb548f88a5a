package com.salesintelligence.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.documents.Chunks.Chunk;
import com.salesintelligence.ingest.documents.reading.ReadDocument.Block;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChunksTest {

  @Provide
  Arbitrary<List<Block>> documents() {
    var text =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(80),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(4_000),
            Arbitraries.strings().withChars(' ', '.', 'a', '\n').ofMinLength(1).ofMaxLength(4_000),
            Arbitraries.of("\uD83D\uDE00".repeat(2_000)));
    return Combinators.combine(
            text, Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 3))
        .as(Block::new)
        .list()
        .ofMaxSize(20);
  }

  @Property(tries = 200)
  void chunksLieOneBehindTheOtherAndLeaveNothingOut(@ForAll("documents") List<Block> document) {
    var chunks = Chunks.of(document);

    var whole = document.stream().map(b -> b.text() + "\n\n").collect(Collectors.joining());
    assertThat(chunks.stream().map(Chunk::text).collect(Collectors.joining())).isEqualTo(whole);
    long position = 0;
    for (var chunk : chunks) {
      assertThat(chunk.start()).isEqualTo(position);
      assertThat(chunk.text())
          .isEqualTo(
              whole.substring(
                  whole.offsetByCodePoints(0, (int) chunk.start()),
                  whole.offsetByCodePoints(0, (int) chunk.end())));
      assertThat(chunk.text()).isNotEmpty().hasSizeLessThanOrEqualTo(1_502);
      position = chunk.end();
    }
  }

  @Test
  void headingsStandAboveTheTextThatFollowsThem() {
    var chunks =
        Chunks.of(
            List.of(
                new Block("Guide", 1, 1),
                new Block("Buying", 2, 1),
                new Block("Ask first.", 0, 1),
                new Block("Selling", 2, 1),
                new Block("Wait.", 0, 1),
                new Block("On the next page.", 0, 2)));

    assertThat(chunks)
        .extracting(Chunk::heading)
        .containsExactly("Guide > Buying", "Guide > Selling", "Guide > Selling");
    assertThat(chunks).extracting(Chunk::page).containsExactly(1, 1, 2);
    assertThat(chunks.getFirst().text()).isEqualTo("Guide\n\nBuying\n\nAsk first.\n\n");
  }

  @Test
  void aLongParagraphIsCutBetweenSentences() {
    var chunks = Chunks.of(List.of(new Block("This is one sentence. ".repeat(200).strip(), 0, 0)));

    assertThat(chunks).hasSizeGreaterThan(3);
    assertThat(chunks).allMatch(chunk -> chunk.text().strip().endsWith("."));
  }
}
