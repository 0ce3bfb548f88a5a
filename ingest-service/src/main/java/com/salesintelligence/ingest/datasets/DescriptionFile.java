package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.datasets.Description.Column;
import com.salesintelligence.ingest.datasets.Description.Format;
import com.salesintelligence.ingest.files.WrongField;
import com.salesintelligence.ingest.files.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a description; whatever is wrong in it is said with the name of its field. */
final class DescriptionFile {

  private static final Set<String> FIELDS =
      Set.of(
          "title",
          "description",
          "owner",
          "sensitivity",
          "refresh",
          "files",
          "format",
          "encoding",
          "delimiter",
          "key",
          "columns");
  private static final Set<String> COLUMN_FIELDS =
      Set.of("name", "type", "description", "required", "min", "max", "allowed", "pattern");
  private static final List<String> SENSITIVITIES =
      List.of("public", "internal", "confidential", "restricted");

  private final String name;

  private DescriptionFile(String name) {
    this.name = name;
  }

  /**
   * @throws SourceFailure when the dataset cannot be read by it
   */
  static Description read(String name, String yaml) {
    var file = new DescriptionFile(name);
    try {
      return file.description(YamlMap.parse(yaml, FIELDS));
    } catch (YAMLException | WrongField e) {
      throw new SourceFailure(
          Fault.SOURCE_ANSWER_UNREADABLE,
          "The description of dataset %s is wrong: %s".formatted(name, firstLine(e)),
          null,
          e);
    }
  }

  private Description description(YamlMap yaml) {
    var columns = yaml.maps("columns", COLUMN_FIELDS).stream().map(this::column).toList();
    var description =
        new Description(
            name,
            yaml.text("title", name),
            yaml.text("description", ""),
            yaml.text("owner"),
            yaml.oneOf("sensitivity", SENSITIVITIES),
            yaml.text("refresh", ""),
            yaml.texts("files"),
            Format.valueOf(yaml.oneOf("format", List.of("csv", "ndjson", "json")).toUpperCase()),
            yaml.charset("encoding"),
            yaml.delimiter("delimiter"),
            yaml.texts("key"),
            columns);
    check(description);
    return description;
  }

  private Column column(YamlMap yaml) {
    var column =
        new Column(
            yaml.text("name"),
            ColumnType.of(yaml.oneOf("type", ColumnType.names())),
            yaml.text("description", ""),
            yaml.flag("required"),
            yaml.number("min"),
            yaml.number("max"),
            Set.copyOf(yaml.texts("allowed", List.of())),
            yaml.pattern("pattern"));
    boolean ranged = column.min() != null || column.max() != null;
    if (ranged && !column.type().isNumeric()) {
      throw new WrongField(yaml.path("min"), "only integer and number columns have min and max");
    }
    return column;
  }

  private static void check(Description description) {
    var names = new HashSet<String>();
    for (var column : description.columns()) {
      if (!names.add(column.name())) {
        throw new WrongField("columns", "'" + column.name() + "' is there twice");
      }
    }
    for (var key : description.key()) {
      if (!names.contains(key)) {
        throw new WrongField("key", "'" + key + "' is none of the columns");
      }
    }
    if (Set.copyOf(description.key()).size() != description.key().size()) {
      throw new WrongField("key", "a column is there twice");
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML");
  }
}
