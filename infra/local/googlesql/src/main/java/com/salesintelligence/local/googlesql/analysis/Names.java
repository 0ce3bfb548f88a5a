package com.salesintelligence.local.googlesql.analysis;

import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Completes the names that statements use with the default project and dataset. */
public final class Names {
  private Names() {}

  /** A table's name from its path, whose elements may themselves hold dots ({@code `p.d.t`}). */
  public static TableName table(List<String> path, QueryOptions options) {
    List<String> parts = split(path);
    int meta = meta(parts);
    if (meta >= 0) {
      return information(parts, meta, options);
    }
    refuseDecorator(parts);
    return switch (parts.size()) {
      case 1 -> {
        if (options.defaultDataset().isEmpty()) {
          throw SqlError.invalid(
              "Table \"%s\" must be qualified with a dataset (e.g. dataset.table)."
                  .formatted(parts.getFirst()));
        }
        yield new TableName(options.defaultProject(), options.defaultDataset(), parts.get(0));
      }
      case 2 -> new TableName(options.defaultProject(), parts.get(0), parts.get(1));
      case 3 -> new TableName(parts.get(0), parts.get(1), parts.get(2));
      default -> throw SqlError.invalid("Invalid table name: `" + String.join(".", parts) + "`");
    };
  }

  /** A dataset's name: a path of one or two elements; the table part of the result is empty. */
  public static TableName dataset(List<String> path, QueryOptions options) {
    List<String> parts = split(path);
    return switch (parts.size()) {
      case 1 -> new TableName(options.defaultProject(), parts.get(0), "");
      case 2 -> new TableName(parts.get(0), parts.get(1), "");
      default -> throw SqlError.invalid("Invalid dataset name: " + String.join(".", parts));
    };
  }

  private static List<String> split(List<String> path) {
    var parts = new ArrayList<String>();
    for (String element : path) {
      for (String part : element.split("\\.", -1)) {
        parts.add(part);
      }
    }
    if (parts.size() > 1 && parts.getFirst().contains(":")) {
      throw SqlError.unsupported("Project name " + parts.getFirst());
    }
    return parts;
  }

  private static int meta(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).equalsIgnoreCase("INFORMATION_SCHEMA")) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A view of INFORMATION_SCHEMA, of a dataset or a region; its name has both in place of a
   * table's: {@code INFORMATION_SCHEMA.TABLES}.
   */
  private static TableName information(List<String> parts, int meta, QueryOptions options) {
    if (meta != parts.size() - 2 || meta > 2) {
      throw SqlError.invalid("Invalid table name: `" + String.join(".", parts) + "`");
    }
    String project = meta == 2 ? parts.getFirst() : options.defaultProject();
    String scope = meta == 0 ? options.defaultDataset() : parts.get(meta - 1);
    return new TableName(
        project, scope, "INFORMATION_SCHEMA." + parts.getLast().toUpperCase(Locale.ROOT));
  }

  private static void refuseDecorator(List<String> parts) {
    if (parts.getLast().contains("$") || parts.getLast().contains("@")) {
      throw SqlError.unsupported("Table decorator `" + String.join(".", parts) + "`");
    }
  }
}
