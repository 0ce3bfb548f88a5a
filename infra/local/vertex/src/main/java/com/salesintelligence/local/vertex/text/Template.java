package com.salesintelligence.local.vertex.text;

import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A text with slots that a prompt brings in a block fenced as template. A line with a slot that no
 * fact fills is left out: it would say something that nobody stated.
 */
record Template(List<String> lines) {

  private static final int LONGEST_LINE = 100_000;
  private static final Pattern FENCED =
      Pattern.compile("```template[ \\t]*+\\R([^`]*+)```", Pattern.CASE_INSENSITIVE);
  private static final Pattern SLOT =
      Pattern.compile("\\{\\{[ \\t]*+([A-Za-z][A-Za-z0-9_ .-]{0,60}?)[ \\t]*+}}");

  Template {
    lines = List.copyOf(lines);
  }

  /** The last one counts. */
  static Optional<Template> in(List<String> texts) {
    return texts.reversed().stream()
        .flatMap(text -> FENCED.matcher(text).results().toList().reversed().stream())
        .findFirst()
        .map(block -> new Template(block.group(1).strip().lines().toList()));
  }

  /**
   * @return blank when no line could be filled
   */
  String fill(Facts facts) {
    var filled = new ArrayList<String>();
    for (String line : lines) {
      var slots = SLOT.matcher(line).results();
      if (slots.allMatch(slot -> facts.find(slot.group(1)).isPresent())) {
        filled.add(fill(line, facts));
      }
    }
    return String.join("\n", filled).strip();
  }

  private static String fill(String line, Facts facts) {
    var slots = SLOT.matcher(line);
    var filled = new StringBuilder();
    while (slots.find()) {
      slots.appendReplacement(filled, "");
      filled.append(text(facts, slots.group(1)));
      if (filled.length() > LONGEST_LINE) {
        throw Rejections.invalid(
            "A line of the template has more than %d characters when it is filled."
                .formatted(LONGEST_LINE));
      }
    }
    return slots.appendTail(filled).toString();
  }

  private static String text(Facts facts, String slot) {
    return facts.find(slot).map(Template::plain).orElse("");
  }

  static String plain(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
