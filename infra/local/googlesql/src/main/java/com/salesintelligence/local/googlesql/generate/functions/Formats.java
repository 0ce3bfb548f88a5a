package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FORMAT with a constant format; any NULL argument makes the result NULL. */
final class Formats {
  private static final Pattern SPECIFIER =
      Pattern.compile("%([-+ #0']*)(\\d+|\\*)?(?:\\.(\\d+|\\*))?([a-zA-Z%])");

  private Formats() {}

  static String write(Call call) {
    String format = call.text(0, "format");
    var parts = new ArrayList<String>();
    Matcher matcher = SPECIFIER.matcher(format);
    int at = 0;
    int argument = 1;
    while (matcher.find()) {
      parts.add(Strings.literal(format.substring(at, matcher.start())));
      if (matcher.group(4).equals("%")) {
        parts.add("'%'");
      } else if (argument >= call.size()) {
        throw SqlError.invalid("Too few arguments to FORMAT for pattern \"" + format + "\"");
      } else {
        parts.add(specifier(matcher, call.arg(argument), call.type(argument), call));
        argument++;
      }
      at = matcher.end();
    }
    if (argument < call.size()) {
      throw SqlError.invalid("Too many arguments to FORMAT for pattern \"" + format + "\"");
    }
    parts.add(Strings.literal(format.substring(at)));
    return "(" + String.join(" || ", parts) + ")";
  }

  private static String specifier(Matcher matcher, String value, Type type, Call call) {
    String flags = matcher.group(1);
    boolean starred = matcher.group().contains("*");
    char kind = matcher.group(4).charAt(0);
    if (starred || flags.contains("'") || flags.contains("#")) {
      throw SqlError.unsupported("FORMAT specifier " + matcher.group());
    }
    char letter = TypeLetters.of(type);
    if ((kind == 'd' || kind == 'i') && letter == 'I') {
      return "_gsql_printf_int(%s, %s)".formatted(Strings.literal(java(matcher, 'd')), value);
    }
    if ((kind == 'x' || kind == 'X' || kind == 'o') && letter == 'I') {
      return "_gsql_printf_int(%s, %s)".formatted(Strings.literal(java(matcher, kind)), value);
    }
    if ((kind == 'f' || kind == 'F' || kind == 'e' || kind == 'E') && letter == 'F') {
      return "_gsql_printf_double(%s, %s)"
          .formatted(Strings.literal(java(matcher, Character.toLowerCase(kind))), value);
    }
    if ((kind == 'f' || kind == 'F') && letter == 'N') {
      return "_gsql_printf_numeric(%s, %s)".formatted(Strings.literal(java(matcher, 'f')), value);
    }
    if (kind == 's' && letter == 'S') {
      return "_gsql_printf_text(%s, %s)".formatted(Strings.literal(java(matcher, 's')), value);
    }
    if (kind == 't' && "SIFNOTDCM".indexOf(letter) >= 0 && matcher.group().equals("%t")) {
      String text = Casts.toText(value, type);
      return letter == 'F'
          ? "CASE WHEN %s = trunc(%s) AND abs(%s) < 1e15 THEN %s || '.0' ELSE %s END"
              .formatted(value, value, value, text, text)
          : text;
    }
    throw SqlError.unsupported(
        "FORMAT specifier "
            + matcher.group()
            + " with "
            + TypeLetters.name(type)
            + " in "
            + call.sqlName());
  }

  private static String java(Matcher matcher, char kind) {
    String width = matcher.group(2) == null ? "" : matcher.group(2);
    String precision = matcher.group(3) == null ? "" : "." + matcher.group(3);
    return "%" + matcher.group(1) + width + precision + kind;
  }
}
