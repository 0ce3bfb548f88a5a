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

  /** The usual specifiers; all others are left to the reference evaluator. */
  private static String specifier(Matcher matcher, String value, Type type, Call call) {
    String specifier = matcher.group();
    char letter = TypeLetters.of(type);
    if (specifier.matches("%0?\\d*[di]") && letter == 'I') {
      String java = specifier.substring(0, specifier.length() - 1) + "d";
      return "_gsql_printf_int(%s, %s)".formatted(Strings.literal(java), value);
    }
    if (specifier.matches("%(\\.\\d+)?f") && letter == 'F') {
      String decimals = matcher.group(3) == null ? "6" : matcher.group(3);
      return "_gsql_fixed(%s, %s)".formatted(value, decimals);
    }
    if (specifier.equals("%s") && letter == 'S') {
      return value;
    }
    if (specifier.equals("%t") && "SIODTCM".indexOf(letter) >= 0) {
      return "COALESCE(" + Casts.toText(value, type) + ", 'NULL')";
    }
    throw SqlError.unsupported("FORMAT specifier " + specifier + " in " + call.sqlName());
  }
}
