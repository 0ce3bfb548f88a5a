package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.Parser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a script into statements. */
final class Scripts {
  private Scripts() {}

  static List<String> split(String script, LanguageOptions language) {
    byte[] text = script.getBytes(StandardCharsets.UTF_8);
    var statements = new ArrayList<String>();
    var at = new ParseResumeLocation(script);
    while (hasMore(text, at.getBytePosition())) {
      var range = Parser.parseNextScriptStatement(at, language).getParseLocationRange();
      statements.add(cut(text, range));
    }
    return statements;
  }

  static String cut(byte[] text, ParseLocationRange range) {
    return new String(text, range.start(), range.end() - range.start(), StandardCharsets.UTF_8);
  }

  /** Whether anything but space and comments follows. */
  private static boolean hasMore(byte[] text, int from) {
    String rest = new String(text, from, text.length - from, StandardCharsets.UTF_8);
    return !rest.replaceAll("(?s)/\\*.*?\\*/|(--|#)[^\\n]*", "").isBlank();
  }
}
