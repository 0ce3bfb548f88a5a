package com.salesintelligence.resolve.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.salesintelligence.resolve.linkage.Blocking;
import com.salesintelligence.resolve.linkage.BlockingRule;
import com.salesintelligence.resolve.linkage.Field;
import com.salesintelligence.resolve.linkage.Kind;
import com.salesintelligence.resolve.linkage.Nicknames;
import com.salesintelligence.resolve.linkage.Specification;
import com.salesintelligence.resolve.normalise.Dates;
import com.salesintelligence.resolve.normalise.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The YAML file that says which files to read and how to compare their records.
 *
 * @param files whose records are compared
 * @param acrossFilesOnly of two files: each record of one with those of the other only
 * @param id column that names a record, or the columns that do so together
 * @param entity column that says who a record really is, for evaluate; absent when nobody knows
 * @param entityPattern regular expression whose first group is the entity within that column
 * @param truth a file of its own that says who the records really are, in place of the column
 * @param region country of phone numbers that do not name theirs
 * @param dates day-first or month-first: what 1/2/2003 means
 * @param block blocking rules; absent: chosen by the kinds of the fields
 */
record SpecificationFile(
    List<String> files,
    @JsonProperty("across-files-only") boolean acrossFilesOnly,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> id,
    @Nullable String entity,
    @JsonProperty("entity-pattern") @Nullable String entityPattern,
    @Nullable TruthFile truth,
    Map<String, FieldOfFile> fields,
    @Nullable List<String> block,
    @JsonProperty("one-to-one") boolean oneToOne,
    @JsonProperty("largest-block") int largestBlock,
    @Nullable String region,
    @Nullable String dates) {

  private static final int LARGEST_BLOCK = 2_000;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  SpecificationFile {
    require(files != null && !files.isEmpty(), "files: name at least one");
    require(!acrossFilesOnly || files.size() == 2, "across-files-only: needs two files");
    require(id != null && !id.isEmpty(), "id: name the column that names a record");
    require(entity == null || truth == null, "entity, truth: name one of them");
    id = List.copyOf(id);
    require(fields != null && !fields.isEmpty(), "fields: name at least one");
    files = List.copyOf(files);
    fields = new LinkedHashMap<>(fields);
  }

  /**
   * @param id columns that name a record, in the order of the specification's
   * @param entity column that says who it is
   */
  record TruthFile(
      String file,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> id,
      String entity) {

    TruthFile {
      require(file != null && id != null && entity != null, "truth: name file, id and entity");
      id = List.copyOf(id);
    }
  }

  /**
   * @param column where it stands; absent: the column of the field's name
   * @param columns of which the first that is not empty counts
   */
  record FieldOfFile(String kind, @Nullable String column, @Nullable List<String> columns) {

    FieldOfFile {
      require(kind != null, "kind: say what the field holds, one of " + kinds());
    }

    Kind known() {
      try {
        return Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw new BadInput("kind %s is unknown; known are %s".formatted(kind, kinds()));
      }
    }

    List<String> columns(String name) {
      return columns != null ? columns : List.of(Objects.requireNonNullElse(column, name));
    }

    private static String kinds() {
      return String.join(
          ", ",
          java.util.Arrays.stream(Kind.values())
              .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList());
    }
  }

  static SpecificationFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("There is no file %s: name a specification".formatted(file));
    }
    try {
      return YAML.readValue(Files.readString(file), SpecificationFile.class);
    } catch (JacksonException e) {
      throw new BadInput("%s: %s".formatted(file, reason(e)));
    }
  }

  private static String reason(JacksonException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadInput bad) {
        return bad.getMessage();
      }
    }
    return e.getOriginalMessage();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new BadInput(what);
    }
  }

  List<Field> known() {
    return fields.entrySet().stream()
        .map(field -> new Field(field.getKey(), field.getValue().known()))
        .toList();
  }

  Specification specification() {
    var known = known();
    return new Specification(
        known,
        Specification.comparisons(known, Nicknames.of(Tables.nicknames())),
        rules(known),
        oneToOne,
        largestBlock == 0 ? LARGEST_BLOCK : largestBlock);
  }

  private List<BlockingRule> rules(List<Field> known) {
    if (block == null) {
      return Blocking.byKind(known);
    }
    var rules = new ArrayList<BlockingRule>();
    for (String rule : block) {
      try {
        rules.add(Blocking.rule(rule, known));
      } catch (IllegalArgumentException e) {
        throw new BadInput(String.valueOf(e.getMessage()));
      }
    }
    return rules;
  }

  Normaliser normaliser() {
    return new Normaliser(Objects.requireNonNullElse(region, "US"), order());
  }

  private Dates.Order order() {
    return switch (Objects.requireNonNullElse(dates, "day-first")) {
      case "day-first" -> Dates.Order.DAY_FIRST;
      case "month-first" -> Dates.Order.MONTH_FIRST;
      default -> throw new BadInput("dates: say day-first or month-first, not " + dates);
    };
  }
}
