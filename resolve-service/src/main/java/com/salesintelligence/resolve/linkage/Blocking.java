package com.salesintelligence.resolve.linkage;

import com.salesintelligence.resolve.linkage.BlockingRule.Cut;
import com.salesintelligence.resolve.linkage.BlockingRule.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads blocking rules as people write them: {@code surname + born[:4]}, {@code phone[-7:]}, {@code
 * sound(surname) + city}.
 */
public final class Blocking {

  private static final Pattern PART =
      Pattern.compile("sound\\((?<sound>[\\w-]+)\\)|(?<field>[\\w-]+)(?:\\[(?<cut>[^]]*)])?");
  private static final Pattern FIRST = Pattern.compile(":(\\d{1,2})");
  private static final Pattern LAST = Pattern.compile("-(\\d{1,2}):");

  private Blocking() {}

  /** Where nobody says which records are worth comparing: those alike in what tells most. */
  public static List<BlockingRule> byKind(List<Field> fields) {
    var rules = new ArrayList<String>();
    var names = named(fields, Kind.GIVEN_NAME, Kind.SURNAME);
    var places = named(fields, Kind.TEXT, Kind.POSTCODE, Kind.NUMBER);
    var days = named(fields, Kind.DATE);
    rules.addAll(
        named(fields, Kind.IDENTIFIER, Kind.EMAIL, Kind.DATE, Kind.FULL_NAME, Kind.COMPANY));
    named(fields, Kind.PHONE).forEach(phone -> rules.add(phone + "[-7:]"));
    together(names, names, "%s + %s", rules);
    together(names, places, "%s + %s", rules);
    together(places, places, "%s + %s", rules);
    together(names, days, "%s + %s[:4]", rules);
    together(names, days, "%s + %s[-4:]", rules);
    together(names, days, "sound(%s) + %s[:4]", rules);
    together(names, days, "sound(%s) + %s[-4:]", rules);
    together(places, days, "%s + %s[:4]", rules);
    together(places, days, "%s + %s[-4:]", rules);
    together(names, places, "%s[:3] + %s", rules);
    together(names, names, "%s[:2] + %s[:2]", rules);
    named(fields, Kind.EMAIL).forEach(email -> rules.add(email + "[:6]"));
    named(fields, Kind.FULL_NAME, Kind.COMPANY).forEach(name -> rules.add(name + "[:5]"));
    if (rules.isEmpty()) {
      rules.addAll(fields.stream().map(Field::name).toList());
    }
    return rules.stream().map(rule -> rule(rule, fields)).toList();
  }

  private static List<String> named(List<Field> fields, Kind... kinds) {
    var wanted = List.of(kinds);
    return fields.stream().filter(field -> wanted.contains(field.kind())).map(Field::name).toList();
  }

  private static void together(
      List<String> some, List<String> others, String rule, List<String> rules) {
    for (int i = 0; i < some.size(); i++) {
      for (int j = some.equals(others) ? i + 1 : 0; j < others.size(); j++) {
        rules.add(rule.formatted(some.get(i), others.get(j)));
      }
    }
  }

  /**
   * @throws IllegalArgumentException with what is wrong, and what is expected
   */
  public static BlockingRule rule(String written, List<Field> fields) {
    var parts = new ArrayList<Part>();
    for (String piece : written.split("\\+", -1)) {
      parts.add(part(piece.strip(), written, fields));
    }
    return new BlockingRule(written, parts);
  }

  private static Part part(String piece, String rule, List<Field> fields) {
    Matcher m = PART.matcher(piece);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "Blocking rule \"%s\": \"%s\" is neither field, field[:3], field[-7:] nor sound(field)"
              .formatted(rule, piece));
    }
    String sound = m.group("sound");
    String cut = m.group("cut");
    return sound != null
        ? new Part(field(sound, rule, fields), new Cut.Sound())
        : new Part(
            field(m.group("field"), rule, fields), cut == null ? new Cut.Whole() : cut(cut, rule));
  }

  private static Cut cut(String written, String rule) {
    Matcher first = FIRST.matcher(written);
    if (first.matches()) {
      return new Cut.First(Integer.parseInt(first.group(1)));
    }
    Matcher last = LAST.matcher(written);
    if (last.matches()) {
      return new Cut.Last(Integer.parseInt(last.group(1)));
    }
    throw new IllegalArgumentException(
        "Blocking rule \"%s\": [%s] is neither the first letters [:3] nor the last ones [-7:]"
            .formatted(rule, written));
  }

  private static int field(String name, String rule, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Blocking rule \"%s\" names \"%s\"; the fields are %s"
            .formatted(rule, name, String.join(", ", fields.stream().map(Field::name).toList())));
  }
}
