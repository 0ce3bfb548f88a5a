package com.salesintelligence.resolve.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Puts the text of a mail together from its parts: of alternatives one is taken, of parts that are
 * shown one below the other all.
 */
final class BodyTree {

  private static final class Node {

    final String subtype;
    final StringBuilder text = new StringBuilder();
    final StringBuilder html = new StringBuilder();
    byte @Nullable [] preamble;
    int children;

    Node(String subtype) {
      this.subtype = subtype;
    }

    boolean alternatives() {
      return subtype.equals("alternative");
    }

    void add(String moreText, String moreHtml) {
      if (alternatives()) {
        addAlternative(moreText, moreHtml);
        return;
      }
      boolean onlyHtml = moreText.isBlank() && !moreHtml.isBlank();
      append(text, onlyHtml ? HtmlText.of(moreHtml) : moreText);
      append(html, moreHtml);
    }

    private void addAlternative(String moreText, String moreHtml) {
      if (text.isEmpty() && !moreText.isBlank()) {
        text.append(moreText);
      }
      if (html.isEmpty() && !moreHtml.isBlank()) {
        html.append(moreHtml);
      }
    }

    private static void append(StringBuilder to, String more) {
      if (!more.isBlank()) {
        to.append(to.isEmpty() ? "" : "\n").append(more);
      }
    }
  }

  private final Deque<Node> open = new ArrayDeque<>();
  private final int maxChars;

  BodyTree(int maxChars) {
    this.maxChars = maxChars;
    open.push(new Node("mail"));
  }

  int depth() {
    return open.size() - 1;
  }

  /** In a multipart/related only the first part is shown for itself. */
  boolean belongsToAnother() {
    Node parent = top();
    return parent.subtype.equals("related") && parent.children > 0;
  }

  boolean inReport() {
    return top().subtype.equals("report");
  }

  /** A report that begins without words for a person. */
  boolean isFirstOfReport() {
    return inReport() && top().children == 0;
  }

  boolean full() {
    return open.stream().mapToInt(node -> node.text.length() + node.html.length()).sum() > maxChars;
  }

  void openMultipart(String mimeType) {
    top().children++;
    open.push(new Node(mimeType.substring(mimeType.indexOf('/') + 1)));
  }

  void preamble(byte[] bytes) {
    top().preamble = bytes;
  }

  /** What stands in a multipart that has no part at all; null otherwise. */
  byte @Nullable [] textWithoutParts() {
    return top().children == 0 ? top().preamble : null;
  }

  void closeMultipart() {
    Node done = open.pop();
    top().add(done.text.toString(), done.html.toString());
  }

  void closeAll() {
    while (depth() > 0) {
      closeMultipart();
    }
  }

  void text(String text) {
    top().children++;
    top().add(Texts.lines(text), "");
  }

  void html(String html) {
    top().children++;
    top().add("", html);
  }

  /** A part that is not shown. */
  void other() {
    top().children++;
  }

  String text() {
    return top().text.toString();
  }

  String html() {
    return top().html.toString();
  }

  private Node top() {
    return open.getFirst();
  }
}
