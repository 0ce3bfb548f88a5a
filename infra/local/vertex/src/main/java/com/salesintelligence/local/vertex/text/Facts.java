package com.salesintelligence.local.vertex.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a prompt states in a form that can be repeated without understanding it: JSON objects (alone
 * in a part, or in a block fenced as json) and lines of the form {@code Name: value}.
 */
final class Facts {

  private static final Pattern FENCED =
      Pattern.compile("```json[ \\t]*+\\R([^`]*+)```", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLOCK = Pattern.compile("```[^`]*+```");
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:[-*][ \\t]++)?([A-Za-z][A-Za-z0-9_ ]{0,39}):[ \\t]++(\\S.*)$");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  private Facts() {}

  static Facts in(List<String> texts) {
    var facts = new Facts();
    texts.forEach(facts::read);
    return facts;
  }

  private void read(String text) {
    Optional<ObjectNode> whole = object(text);
    if (whole.isPresent()) {
      addAll(whole.get());
      return;
    }
    FENCED.matcher(text).results().forEach(block -> object(block.group(1)).ifPresent(this::addAll));
    var prose = BLOCK.matcher(text).replaceAll("");
    LINE.matcher(prose)
        .results()
        .forEach(
            line ->
                add(line.group(1).strip(), JsonMapper.shared().valueToTree(line.group(2).strip())));
  }

  private static Optional<ObjectNode> object(String text) {
    if (!text.strip().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return JsonMapper.shared().readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty(); // prose that begins with a brace
    }
  }

  private void addAll(ObjectNode object) {
    object.properties().forEach(member -> add(member.getKey(), member.getValue()));
  }

  /** A fact that is stated again replaces the earlier one. */
  private void add(String name, JsonNode value) {
    names.put(key(name), name);
    values.put(key(name), value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Optional<JsonNode> find(String name) {
    return Optional.ofNullable(values.get(key(name))).filter(value -> !value.isNull());
  }

  /** By the names that the prompt gave them. */
  Map<String, JsonNode> all() {
    var all = new LinkedHashMap<String, JsonNode>();
    values.forEach((key, value) -> all.put(names.getOrDefault(key, key), value));
    return all;
  }

  /** {@code account_name}, {@code accountName} and {@code Account name} are one name. */
  private static String key(String name) {
    return name.replace("_", "").replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
