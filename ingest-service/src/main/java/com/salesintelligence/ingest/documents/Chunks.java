package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.documents.reading.ReadDocument.Block;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a document's text into chunks of about a thousand characters, between paragraphs where it
 * can, and always before a heading or a new page. The chunks lie one behind the other and leave
 * nothing out.
 */
final class Chunks {

  static final int AIM = 1_000;

  /** A paragraph that is longer is cut between sentences, or words, or anywhere. */
  private static final int LONGEST = 1_500;

  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Block> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String heading = "";
  private int page;
  private long start;
  private boolean onlyHeadings = true;

  /**
   * @param heading the headings above it, outermost first
   * @param page on which it begins
   * @param start in the document's text, in characters (code points)
   */
  record Chunk(String text, String heading, int page, long start, long end) {}

  private Chunks() {}

  static List<Chunk> of(List<Block> blocks) {
    var chunks = new Chunks();
    blocks.forEach(chunks::add);
    chunks.end();
    return chunks.chunks;
  }

  private void add(Block block) {
    boolean isHeading = block.level() > 0;
    if (isHeading && !onlyHeadings || block.page() != page) {
      end();
    }
    if (isHeading) {
      enter(block);
    }
    page = block.page();
    for (var part : parts(block.text() + "\n\n")) {
      if (!text.isEmpty() && text.length() + part.length() > AIM) {
        end();
      }
      text.append(part);
    }
    onlyHeadings &= isHeading;
  }

  private void enter(Block block) {
    path.removeIf(above -> above.level() >= block.level());
    path.add(block);
    heading = String.join(" > ", path.stream().map(h -> h.text().replace('\n', ' ')).toList());
  }

  private void end() {
    if (!text.isEmpty()) {
      long length = text.codePointCount(0, text.length());
      chunks.add(new Chunk(text.toString(), heading, page, start, start + length));
      start += length;
      text.setLength(0);
    }
    onlyHeadings = true;
  }

  private static List<String> parts(String paragraph) {
    if (paragraph.length() <= LONGEST) {
      return List.of(paragraph);
    }
    var parts = new ArrayList<String>();
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    var words = BreakIterator.getWordInstance(Locale.ROOT);
    sentences.setText(paragraph);
    words.setText(paragraph);
    for (int from = 0; from < paragraph.length(); ) {
      int to = cut(paragraph, from, sentences, words);
      parts.add(paragraph.substring(from, to));
      from = to;
    }
    return parts;
  }

  private static int cut(String text, int from, BreakIterator sentences, BreakIterator words) {
    int farthest = from + AIM;
    if (farthest >= text.length()) {
      return text.length();
    }
    int sentence = sentences.preceding(farthest + 1);
    if (sentence > from) {
      return sentence;
    }
    int word = words.preceding(farthest + 1);
    if (word > from) {
      return word;
    }
    return Character.isLowSurrogate(text.charAt(farthest)) ? farthest - 1 : farthest;
  }
}
