package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.translations.KnownStatement;
import com.salesintelligence.local.googlesql.translations.TranslationFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What machines without ZetaSQL's native library run the project's own statements from. */
class TranslationsTest {

  private static final Path FILE = Path.of("src/main/resources", GoogleSql.TRANSLATIONS);

  @Test
  void the_committed_translations_are_up_to_date() throws IOException {
    var why = new GoogleSql().limitation().orElse("");
    if (!why.isEmpty()) {
      System.out.println("SKIPPED TranslationsTest: nothing can be translated, for " + why);
    }
    assumeTrue(why.isEmpty(), why);

    List<KnownStatement> expected = new ArrayList<>(new ProjectStatements().translated());
    if (!OperatorDocuments.present()) {
      committed().stream().filter(TranslationsTest::isOperators).forEach(expected::add);
    }
    if (Boolean.getBoolean("translations.update")) {
      Files.writeString(FILE, TranslationFile.write(expected));
    }

    assertThat(Files.readString(FILE))
        .as(
            "bring it up to date, on x86-64: ./mvnw -pl infra/local/platform -am test -Dtest=TranslationsTest -Dsurefire.failIfNoSpecifiedTests=false -Dtranslations.update=true")
        .isEqualTo(TranslationFile.write(expected));
  }

  @Test
  void every_file_and_view_has_one() throws IOException {
    var origins = committed().stream().map(KnownStatement::origin).toList();

    assertThat(ProjectStatements.files()).hasSizeGreaterThan(40);
    assertThat(origins)
        .containsAll(ProjectStatements.files().keySet())
        .containsAll(ProjectStatements.changes().keySet())
        .contains("view gmail_messages", "view v_unmatched_emails", "bench");
  }

  @Test
  void none_calls_what_runs_in_the_native_library() throws IOException {
    assertThat(committed()).extracting(KnownStatement::sql).noneMatch(s -> s.contains("reference"));
  }

  @Test
  void a_parameter_without_a_declared_type_is_an_error() {
    assertThatThrownBy(() -> ProjectStatements.parameters("-- @a STRING\nSELECT @a, @b"))
        .hasMessageContaining("-- @b STRING");
  }

  private static List<KnownStatement> committed() throws IOException {
    return TranslationFile.read(new StringReader(Files.readString(FILE)));
  }

  private static boolean isOperators(KnownStatement statement) {
    return statement.origin().equals(ProjectStatements.OPERATORS);
  }
}
