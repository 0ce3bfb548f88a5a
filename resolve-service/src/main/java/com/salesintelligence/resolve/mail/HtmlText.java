package com.salesintelligence.resolve.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text that a person would read of a mail in HTML, with its paragraphs. */
final class HtmlText {

  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "title", "template", "noscript");
  private static final Set<String> LINES =
      Set.of("tr", "li", "div", "dt", "dd", "pre", "address", "section", "article", "hr");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote");

  private HtmlText() {}

  static String of(String html) {
    var text = new Text();
    Jsoup.parse(html).traverse(text);
    return Texts.lines(text.written.toString());
  }

  private static final class Text implements NodeVisitor {

    private final StringBuilder written = new StringBuilder();
    private int unseen;
    private boolean blankDue;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text && unseen == 0) {
        append(text.getWholeText(), insidePre(node));
      } else if (node instanceof Element element) {
        String name = element.normalName();
        if (UNSEEN.contains(name)) {
          unseen++;
        } else if (name.equals("br")) {
          written.append(written.isEmpty() ? "" : "\n");
          blankDue = false;
        } else if (name.equals("td") || name.equals("th")) {
          blankDue = true;
        } else if (LINES.contains(name)) {
          breakLine(1);
        } else if (PARAGRAPHS.contains(name)) {
          breakLine(2);
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        String name = element.normalName();
        if (UNSEEN.contains(name)) {
          unseen--;
        } else if (name.equals("div") || name.equals("li") || name.equals("pre")) {
          breakLine(1);
        } else if (PARAGRAPHS.contains(name)) {
          breakLine(2);
        }
      }
    }

    private static boolean insidePre(Node text) {
      return text.parent() instanceof Element parent && parent.normalName().equals("pre");
    }

    private void append(String text, boolean asWritten) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (asWritten && c == '\n') {
          written.append(c);
          blankDue = false;
        } else if (c <= ' ' || c == '\u00a0') {
          blankDue = true;
        } else if (c != '\u200b' && c != '\u00ad' && c != '\ufeff') {
          blank();
          written.append(c);
        }
      }
    }

    private void blank() {
      if (blankDue && !written.isEmpty() && written.charAt(written.length() - 1) != '\n') {
        written.append(' ');
      }
      blankDue = false;
    }

    private void breakLine(int atLeast) {
      blankDue = false;
      int ends = 0;
      while (ends < written.length() && written.charAt(written.length() - 1 - ends) == '\n') {
        ends++;
      }
      boolean first = written.isEmpty() || ends == written.length();
      for (int i = ends; i < atLeast && !first; i++) {
        written.append('\n');
      }
    }
  }
}
