package com.salesintelligence.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The operators' documents, where they lie beside the repository, and the queries in them. */
final class OperatorDocuments {

  static final Path FOLDER = Path.of("../../../../shared/seeds").toAbsolutePath().normalize();

  private static final Pattern SQL_BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern BQ_QUERY =
      Pattern.compile("bq query --use_legacy_sql=false \"(.*?)\"", Pattern.DOTALL);

  private OperatorDocuments() {}

  static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  /** Every SELECT as it stands there; only the names of project and dataset are replaced. */
  static List<String> queries() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.sorted().toList()) {
        var text = Files.readString(file);
        SQL_BLOCK.matcher(text).results().forEach(m -> found.addAll(statements(m.group(1))));
        BQ_QUERY
            .matcher(text)
            .results()
            .forEach(m -> found.add(localise(m.group(1).replace("\\`", "`"))));
      }
    }
    return found.stream().filter(sql -> !sql.contains("...")).toList();
  }

  private static List<String> statements(String block) {
    return Pattern.compile(";")
        .splitAsStream(block.replaceAll("(?m)^--.*$", ""))
        .map(String::strip)
        .filter(s -> s.regionMatches(true, 0, "SELECT", 0, 6))
        .map(OperatorDocuments::localise)
        .toList();
  }

  private static String localise(String sql) {
    return sql.replaceAll(
        "(\\$?PROJECT_ID|PROJECT)\\.sales_intelligence\\.",
        LocalPlatform.PROJECT + "." + LocalPlatform.DATASET + ".");
  }
}
