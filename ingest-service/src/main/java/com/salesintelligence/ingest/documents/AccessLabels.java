package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.files.Folder;
import com.salesintelligence.ingest.files.WrongField;
import com.salesintelligence.ingest.files.YamlMap;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Who may see which documents, as labels.yml in their folder says: the first rule that fits counts.
 *
 * @param text of the file, empty when there is none
 */
record AccessLabels(String text, List<Rule> rules) {

  static final String FILE = "labels.yml";

  /** For documents that no rule speaks of. */
  private static final List<String> OTHERWISE = List.of("internal");

  private static final Set<String> FIELDS = Set.of("rules");
  private static final Set<String> RULE_FIELDS = Set.of("files", "labels");

  private record Rule(List<PathMatcher> files, List<String> labels) {}

  /**
   * @throws SourceFailure when they cannot be read: nobody shall see what he must not
   */
  static AccessLabels in(Folder folder, List<Folder.Entry> files) {
    for (var file : files) {
      if (file.path().equals(FILE)) {
        return read(folder.path(file));
      }
    }
    return new AccessLabels("", List.of());
  }

  private static AccessLabels read(Path file) {
    try {
      var text = Files.readString(file);
      var rules = new ArrayList<Rule>();
      for (var rule : YamlMap.parse(text, FIELDS).maps("rules", RULE_FIELDS)) {
        rules.add(rule(rule));
      }
      return new AccessLabels(text, rules);
    } catch (YAMLException | WrongField | IllegalArgumentException | IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_ANSWER_UNREADABLE,
          "%s is wrong, so nothing in its folder is read: %s"
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          null,
          e);
    }
  }

  private static Rule rule(YamlMap yaml) {
    var labels = yaml.texts("labels").stream().sorted().distinct().toList();
    for (var label : labels) {
      if (label.isBlank() || label.contains(",")) {
        throw new WrongField(yaml.path("labels"), "a label is a word without a comma");
      }
    }
    return new Rule(
        yaml.texts("files").stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList(),
        labels);
  }

  List<String> of(Folder.Entry file) {
    var path = Path.of(file.path());
    return rules.stream()
        .filter(rule -> rule.files().stream().anyMatch(pattern -> pattern.matches(path)))
        .findFirst()
        .map(Rule::labels)
        .orElse(OTHERWISE);
  }
}
