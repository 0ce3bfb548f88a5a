package com.salesintelligence.local.googlesql.translations;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A statement without what does not change its meaning: comments, spaces, a last semicolon, and the
 * dataset before a table's name in backquotes.
 *
 * @param datasets the datasets that were named, as {@code project.dataset}
 */
record StatementText(String normal, Set<String> datasets) {

  private static final String ELSEWHERE = "`*.";

  StatementText {
    datasets = Set.copyOf(datasets);
  }

  static StatementText of(String sql, String defaultProject) {
    return new Reader(sql, defaultProject).read();
  }

  boolean namesDataset() {
    return !datasets.isEmpty();
  }

  String hash() {
    return hash(normal);
  }

  static String hash(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 32);
  }

  /** Takes a statement apart, one token at a time. */
  private static final class Reader {
    private final String sql;
    private final String project;
    private final StringBuilder normal = new StringBuilder();
    private final Set<String> datasets = new LinkedHashSet<>();
    private int at;

    Reader(String sql, String project) {
      this.sql = sql;
      this.project = project;
    }

    StatementText read() {
      while (at < sql.length()) {
        token();
      }
      String text = normal.toString().strip();
      while (text.endsWith(";")) {
        text = text.substring(0, text.length() - 1).strip();
      }
      return new StatementText(text, datasets);
    }

    private void token() {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        space();
      } else if (c == '#' || sql.startsWith("--", at)) {
        skipTo("\n", at);
        space();
      } else if (sql.startsWith("/*", at)) {
        skipTo("*/", at + 2);
        space();
      } else if (c == '`') {
        name();
      } else if (c == '\'' || c == '"') {
        literal(c);
      } else {
        normal.append(c);
        at++;
      }
    }

    private void space() {
      if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
        normal.append(' ');
      }
    }

    private void skipTo(String end, int from) {
      int found = sql.indexOf(end, from);
      at = found < 0 ? sql.length() : found + end.length();
    }

    private void name() {
      int from = at + 1;
      skipTo("`", from);
      String name = sql.substring(from, Math.max(from, at - 1));
      List<String> path = List.of(name.split("\\.", -1));
      switch (path.size()) {
        case 2 -> table(project + "." + path.getFirst(), path.getLast());
        case 3 -> table(path.get(0) + "." + path.get(1), path.getLast());
        default -> normal.append('`').append(name).append('`');
      }
    }

    private void table(String dataset, String table) {
      datasets.add(dataset);
      normal.append(ELSEWHERE).append(table).append('`');
    }

    /** In raw literals, too, a backslash keeps the quote behind it from ending them. */
    private void literal(char quote) {
      int from = at;
      String triple = String.valueOf(quote).repeat(3);
      String end = sql.startsWith(triple, at) ? triple : String.valueOf(quote);
      at += end.length();
      while (at < sql.length() && !sql.startsWith(end, at)) {
        at += sql.charAt(at) == '\\' ? 2 : 1;
      }
      at = Math.min(sql.length(), at + end.length());
      normal.append(sql, from, at);
    }
  }
}
