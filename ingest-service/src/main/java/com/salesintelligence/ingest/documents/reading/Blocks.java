package com.salesintelligence.ingest.documents.reading;

import com.salesintelligence.ingest.documents.reading.ReadDocument.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Cuts the XHTML that Tika makes of a document into headings and paragraphs. */
final class Blocks extends DefaultHandler {

  private static final Set<String> ENDS_A_BLOCK =
      Set.of("p", "div", "li", "tr", "pre", "blockquote", "table", "ul", "ol", "dt", "dd", "title");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R[\\h]*\\R");
  private static final Pattern SPACES = Pattern.compile("[\\h\\u0000-\\u0009]+");
  private static final Pattern AROUND_LINE_END = Pattern.compile(" ?\\R ?");

  private final int longest;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int length;
  private int level;
  private int page;
  private boolean inHead;

  Blocks(int longest) {
    this.longest = longest;
  }

  List<Block> all() {
    flush();
    return blocks;
  }

  /** The document holds more text than is taken. */
  static final class TooLong extends SAXException {

    private static final long serialVersionUID = 1L;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("head")) {
      inHead = true;
    } else if (isHeading(name)) {
      flush();
      level = name.charAt(1) - '0';
    } else if (ENDS_A_BLOCK.contains(name)) {
      flush();
      if ("page".equals(attributes.getValue("class"))) {
        page++;
      }
    } else if (name.equals("br")) {
      text.append('\n');
    } else if (name.equals("td") || name.equals("th")) {
      text.append(' ');
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("head")) {
      inHead = false;
      text.setLength(0);
    } else if (isHeading(name) || ENDS_A_BLOCK.contains(name)) {
      flush();
      level = 0;
    }
  }

  @Override
  public void characters(char[] characters, int start, int count) throws SAXException {
    if (inHead) {
      return;
    }
    length += count;
    if (length > longest) {
      throw new TooLong();
    }
    text.append(characters, start, count);
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int count) throws SAXException {
    characters(characters, start, count);
  }

  private void flush() {
    for (var paragraph : EMPTY_LINE.split(text)) {
      var clean =
          AROUND_LINE_END
              .matcher(SPACES.matcher(paragraph).replaceAll(" "))
              .replaceAll("\n")
              .strip();
      if (!clean.isEmpty()) {
        blocks.add(new Block(clean, level, page));
      }
    }
    text.setLength(0);
  }

  private static boolean isHeading(String name) {
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }
}
