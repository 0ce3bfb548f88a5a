package com.salesintelligence.resolve.mail;

import com.salesintelligence.resolve.core.Correspondent;
import com.salesintelligence.resolve.core.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of addresses in one pass: groups, comments, quoted names, routes, and what mailers
 * make of them (bare names with commas, semicolons, missing brackets).
 */
final class Mailboxes {

  private static final int MAX_NAME_SOURCE = 2_000;
  private static final int MAX_WORDS = 200;

  private final String text;
  private final String what;
  private final int max;
  private final Defects defects;
  private final List<Correspondent> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private @Nullable String angle;

  /** Of a name with a comma in it and without quotes: the part before the comma. */
  private String nameBefore = "";

  private int at;
  private int close;

  /** Quotes at this place and after it have no end. */
  private int quotesEnd = Integer.MAX_VALUE;

  private Mailboxes(String text, String what, int max, Defects defects) {
    this.text = text;
    this.what = what;
    this.max = max;
    this.defects = defects;
  }

  /**
   * @param what header, named in defects
   * @param max addresses
   */
  static List<Correspondent> of(String text, String what, int max, Defects defects) {
    return new Mailboxes(text, what, max, defects).read();
  }

  private List<Correspondent> read() {
    while (at < text.length()) {
      if (found.size() >= max) {
        defects.add("more than %d addresses: the rest is not read".formatted(max));
        return found;
      }
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quote();
        case '(' -> comment();
        case '<' -> angle();
        case ',', ';' -> separator();
        case ':' -> group();
        default -> append(c);
      }
      at++;
    }
    end(true);
    return found;
  }

  private void append(char c) {
    phrase.append(c);
  }

  private void quote() {
    if (at < quotesEnd) {
      quoted(at);
    }
  }

  private void quoted(int start) {
    var quoted = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      quoted.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      defects.add(what + " has a quote without an end");
      at = start;
      quotesEnd = start;
      return;
    }
    boolean localPart = at + 1 < text.length() && text.charAt(at + 1) == '@';
    phrase.append(localPart ? text.substring(start, at + 1) : quoted);
  }

  private void comment() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(' && depth++ > 0) {
        comment.append(c);
      } else if (c == ')' && --depth == 0) {
        return;
      } else if (c != '(') {
        comment.append(c);
      }
    }
    defects.add(what + " has a comment without an end");
  }

  private void angle() {
    int end = closing();
    int again = text.indexOf('<', at + 1);
    if (again >= 0 && (end < 0 || again < end)) {
      defects.add(what + " has brackets within brackets");
      return;
    }
    if (end < 0) {
      defects.add(what + " has a bracket without an end");
      end = endOfBroken();
    }
    angle = withoutRoute(text.substring(at + 1, end));
    at = Math.min(end, text.length() - 1);
    if (text.charAt(at) == ',') {
      at--;
    }
  }

  /** Where the next bracket closes; looked for once, however many open before it. */
  private int closing() {
    if (close >= 0 && close <= at) {
      close = text.indexOf('>', at);
    }
    return close;
  }

  private int endOfBroken() {
    int comma = text.indexOf(',', at);
    return comma < 0 ? text.length() : comma;
  }

  private static String withoutRoute(String address) {
    String stripped = address.strip();
    int colon = stripped.startsWith("@") ? stripped.lastIndexOf(':') : -1;
    String bare = stripped.substring(colon + 1).strip();
    return bare.regionMatches(true, 0, "mailto:", 0, 7) ? bare.substring(7) : bare;
  }

  private void separator() {
    end(false);
  }

  /** A colon ends the name of a group; its members follow up to a semicolon. */
  private void group() {
    if (phrase.indexOf("@") >= 0 || angle != null) {
      append(':');
      return;
    }
    phrase.setLength(0);
    comment.setLength(0);
    nameBefore = "";
  }

  private void end(boolean last) {
    String written = phrase.toString().strip();
    if (angle != null) {
      named(angle, joinedName(written));
      nameBefore = "";
    } else if (written.indexOf('@') >= 0) {
      bare(written);
      nameBefore = "";
    } else if (!written.isEmpty()) {
      nameWithoutAddress(written, last);
    }
    phrase.setLength(0);
    comment.setLength(0);
    angle = null;
  }

  private String joinedName(String written) {
    return nameBefore.isEmpty() ? written : nameBefore + ", " + written;
  }

  private void nameWithoutAddress(String written, boolean last) {
    if (last || !nameBefore.isEmpty()) {
      defects.add(what + " has a name without an address: left out");
    }
    nameBefore = written;
  }

  /** An address without brackets, alone, among words that may be a name, or several in a row. */
  private void bare(String written) {
    if (EmailAddress.of(withoutBlanks(written)).isPresent()) {
      named(written, "");
      return;
    }
    defects.add(what + " has an address without brackets");
    var name = new StringBuilder();
    for (String word : written.split("[ \t]+", MAX_WORDS)) {
      if (word.indexOf('@') < 0) {
        name.append(name.isEmpty() ? "" : " ").append(word);
      } else {
        named(withoutRoute(word), name.toString());
        name.setLength(0);
      }
    }
  }

  private void named(String address, String name) {
    if (address.isEmpty()) {
      defects.add(what + " has empty brackets: left out");
      return;
    }
    Optional<String> valid = EmailAddress.of(withoutBlanks(address));
    if (valid.isEmpty()) {
      defects.add(what + " has an address that cannot be one: left out");
      return;
    }
    found.add(
        new Correspondent(valid.get(), displayName(name.isEmpty() ? comment.toString() : name)));
  }

  /** Blanks and comments around the signs of an address do not belong to it. */
  private static String withoutBlanks(String address) {
    if (address.charAt(0) == '"' || (address.indexOf(' ') < 0 && address.indexOf('(') < 0)) {
      return address;
    }
    var bare = new StringBuilder(address.length());
    int depth = 0;
    boolean blank = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      depth += c == '(' ? 1 : 0;
      boolean sign = c == '@' || c == '.';
      boolean afterSign = !bare.isEmpty() && "@.".indexOf(bare.charAt(bare.length() - 1)) >= 0;
      if (depth == 0 && c == ' ') {
        blank = true;
      } else if (depth == 0) {
        bare.append(blank && !sign && !afterSign && !bare.isEmpty() ? " " : "").append(c);
        blank = false;
      }
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return bare.toString();
  }

  private @Nullable String displayName(String written) {
    String source =
        written.length() > MAX_NAME_SOURCE ? written.substring(0, MAX_NAME_SOURCE) : written;
    String name = Texts.oneLine(EncodedWords.decode(source, what, defects));
    String unquoted =
        name.length() > 1 && name.startsWith("'") && name.endsWith("'")
            ? name.substring(1, name.length() - 1).strip()
            : name;
    return unquoted.isEmpty() ? null : Texts.cut(unquoted, MailLimits.NAME_CHARS);
  }
}
