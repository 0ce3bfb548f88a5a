package com.salesintelligence.resolve.mail;

/** Walks over {@code value; name=parameter; …}, forgiving of missing quotes and stray signs. */
final class ParameterScanner {

  private static final int MAX_CHARS = 16_000;

  private final String text;
  private final String value;
  private int at;
  private String name = "";
  private String parameter = "";

  ParameterScanner(String header) {
    this.text = header.length() > MAX_CHARS ? header.substring(0, MAX_CHARS) : header;
    int end = text.indexOf(';');
    String head = end < 0 ? text : text.substring(0, end);
    int comment = head.indexOf('(');
    this.value = (comment < 0 ? head : head.substring(0, comment)).strip();
    this.at = end < 0 ? text.length() : end;
  }

  String value() {
    return value;
  }

  String name() {
    return name;
  }

  String parameter() {
    return parameter;
  }

  boolean next() {
    int from = at;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ';' || c == ',') {
        from = at + 1;
      } else if (c == '=') {
        name = text.substring(from, at).strip();
        at++;
        skip(" \t");
        parameter = at < text.length() && text.charAt(at) == '"' ? quoted() : unquoted();
        return true;
      }
    }
    return false;
  }

  private void skip(String signs) {
    while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String quoted() {
    var quoted = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && isQuotable(text.charAt(at + 1))) {
        at++;
      }
      quoted.append(text.charAt(at++));
    }
    at++;
    return quoted.toString();
  }

  private static boolean isQuotable(char c) {
    return c == '"' || c == '\\';
  }

  private String unquoted() {
    int end = text.indexOf(';', at);
    String unquoted = (end < 0 ? text.substring(at) : text.substring(at, end)).strip();
    at = end < 0 ? text.length() : end;
    int comment = unquoted.endsWith(")") ? unquoted.lastIndexOf('(') : -1;
    return comment > 0 ? unquoted.substring(0, comment).strip() : unquoted;
  }
}
