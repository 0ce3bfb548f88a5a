package com.salesintelligence.ingest.files;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping in a YAML file, read field by field. */
public final class YamlMap {

  private static final int LARGEST = 1_000_000;

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
  private final String path;

  /**
   * @throws YAMLException when it is none
   */
  public static YamlMap parse(String yaml, Set<String> known) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setMaxAliasesForCollections(10);
    options.setAllowDuplicateKeys(false);
    Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
    return new YamlMap(loaded == null ? Map.of() : loaded, "", known);
  }

  private YamlMap(Object yaml, String path, Set<String> known) {
    this.path = path;
    if (!(yaml instanceof Map<?, ?> map)) {
      throw new WrongField(path.isEmpty() ? "the file" : path, "is no mapping of names to values");
    }
    for (var entry : map.entrySet()) {
      var field = String.valueOf(entry.getKey());
      if (!known.contains(field)) {
        throw new WrongField(
            path(field), "is unknown; known are " + String.join(", ", sorted(known)));
      }
      fields.put(field, entry.getValue());
    }
  }

  public String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  public String text(String field) {
    var text = text(field, "");
    if (text.isBlank()) {
      throw new WrongField(path(field), "is missing");
    }
    return text;
  }

  public String text(String field, String otherwise) {
    var value = fields.get(field);
    if (value instanceof Map || value instanceof List) {
      throw new WrongField(path(field), "must be one value");
    }
    return value == null ? otherwise : value.toString();
  }

  public String oneOf(String field, List<String> known) {
    var text = text(field);
    if (!known.contains(text)) {
      throw new WrongField(
          path(field), "'%s' is none of %s".formatted(text, String.join(", ", known)));
    }
    return text;
  }

  public List<String> texts(String field) {
    var texts = texts(field, List.of());
    if (texts.isEmpty()) {
      throw new WrongField(path(field), "is missing");
    }
    return texts;
  }

  public List<String> texts(String field, List<String> otherwise) {
    var value = fields.get(field);
    if (value == null) {
      return otherwise;
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  public List<YamlMap> maps(String field, Set<String> known) {
    if (!(fields.get(field) instanceof List<?> list) || list.isEmpty()) {
      throw new WrongField(path(field), "is missing: a list of mappings");
    }
    var maps = new ArrayList<YamlMap>();
    for (var each : list) {
      maps.add(
          new YamlMap(
              each == null ? "" : each, "%s[%d]".formatted(path(field), maps.size()), known));
    }
    return maps;
  }

  public boolean flag(String field) {
    var value = fields.get(field);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw new WrongField(path(field), "must be true or false");
  }

  public @Nullable BigDecimal number(String field) {
    var value = fields.get(field);
    try {
      return value == null ? null : new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw new WrongField(path(field), "must be a number");
    }
  }

  public Charset charset(String field) {
    var name = text(field, StandardCharsets.UTF_8.name());
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new WrongField(path(field), "'" + name + "' is no encoding that there is");
    }
  }

  public char delimiter(String field) {
    var text = text(field, ",");
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      throw new WrongField(
          path(field), "must be one character, and neither a quote nor a line end");
    }
    return text.charAt(0);
  }

  public @Nullable Pattern pattern(String field) {
    var text = text(field, "");
    try {
      return text.isEmpty() ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new WrongField(path(field), "is no regular expression: " + e.getDescription());
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
