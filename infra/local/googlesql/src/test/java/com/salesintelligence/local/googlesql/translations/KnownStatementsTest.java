package com.salesintelligence.local.googlesql.translations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownStatementsTest {

  private static final String MAILS_OF =
      "SELECT id, subject FROM mails WHERE owner = @owner AND size > @least";
  private static final Parameter OWNER = new Parameter("owner", Scalar.STRING);
  private static final Parameter LEAST = new Parameter("least", Scalar.INT64);
  private static final List<ColumnSchema> MAILS =
      List.of(
          ColumnSchema.of("id", Scalar.STRING),
          ColumnSchema.of("subject", Scalar.STRING),
          ColumnSchema.of("owner", Scalar.STRING),
          ColumnSchema.of("size", Scalar.INT64),
          ColumnSchema.of("labels", SqlType.arrayOf(Scalar.STRING)));

  private final GoogleSql sql = new GoogleSql();
  private final Tables made = new Tables().with("made", MAILS);
  private final Tables used = new Tables().with("used", MAILS);

  @Test
  void a_translation_is_the_same_as_an_analysis_of_the_other_dataset() {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);

    assertThat(find(MAILS_OF, options, used)).contains(sql.analyze(MAILS_OF, options, used));
  }

  @Test
  void parameters_may_come_in_any_order_and_case() {
    var options = QueryOptions.of("p", "used").with(LEAST, new Parameter("Owner", Scalar.STRING));

    assertThat(find(MAILS_OF, options, used)).contains(sql.analyze(MAILS_OF, options, used));
  }

  @Test
  void comments_and_spaces_make_no_difference() {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);
    String other =
        "-- Mails\nSELECT id,   subject /* all */ FROM mails\r\n WHERE owner = @owner AND size > @least # few\n; ";

    assertThat(find(other, options, used)).isPresent();
  }

  @Test
  void what_stands_in_literals_makes_a_difference() {
    var options = QueryOptions.of("p", "used");
    var known = known("SELECT 'a -- b', \"it's\", r'\\\\' , '''x''' FROM mails", options);

    assertThat(known.find("SELECT 'a -- b', \"it's\", r'\\\\' , '''x''' FROM mails", options, used))
        .isPresent();
    assertThat(
            known.find("SELECT 'a  -- b', \"it's\", r'\\\\' , '''x''' FROM mails", options, used))
        .isEmpty();
  }

  @Test
  void other_statements_are_not_known() {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);

    assertThat(find(MAILS_OF + " LIMIT 1", options, used)).isEmpty();
    assertThat(find(MAILS_OF + "; " + MAILS_OF, options, used)).isEmpty();
    assertThat(find("", options, used)).isEmpty();
    assertThat(find("'''`", options, used)).isEmpty();
    assertThat(find("SELECT '\\", options, used)).isEmpty();
  }

  @Test
  void other_types_of_parameters_are_named() {
    var options = QueryOptions.of("p", "used").with(OWNER, new Parameter("least", Scalar.STRING));

    assertThatThrownBy(() -> find(MAILS_OF, options, used))
        .isInstanceOf(SqlError.class)
        .hasMessage(
            "mails.sql was translated for parameters {least=INT64, owner=STRING}, not {least=STRING, owner=STRING}");
  }

  @Test
  void a_table_with_other_columns_is_refused() {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);
    var changed = new Tables().with("used", MAILS.subList(0, 4));

    assertThatThrownBy(() -> find(MAILS_OF, options, changed))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("other columns of p:used.mails");
    assertThatThrownBy(() -> find(MAILS_OF, options, new Tables()))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("Not found: Table p:used.mails");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO mails (id, size) VALUES (@owner, @least)",
        "INSERT INTO mails (id) SELECT owner FROM mails WHERE size > @least AND id <> @owner",
        "UPDATE mails SET size = size + @least WHERE owner = @owner",
        "UPDATE mails AS m SET size = o.size FROM mails AS o WHERE o.id = @owner AND m.size < @least",
        "DELETE FROM mails WHERE owner = @owner OR size < @least",
        "MERGE mails AS m USING (SELECT @owner AS id) AS n ON m.id = n.id WHEN MATCHED AND size > @least THEN DELETE WHEN NOT MATCHED THEN INSERT (id) VALUES (@owner)",
        "UPDATE `p.used.mails` SET owner = @owner WHERE size < @least"
      })
  void changes_of_rows_are_known_as_queries_are(String change) {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);
    var there = QueryOptions.of("p", "made").with(OWNER, LEAST);
    var found = known(translate(change.replace("used", "made"), there)).find(change, options, used);

    assertThat(found.orElseThrow().statement())
        .isInstanceOf(Statement.Dml.class)
        .isEqualTo(sql.analyze(change, options, used));
  }

  @Test
  void the_defaults_of_a_changed_table_count() {
    var options = QueryOptions.of("p", "used");
    var insert = "INSERT INTO mails (id) VALUES ('m')";
    var known = known(insert, options);
    var subject = new ColumnSchema("subject", Scalar.STRING, false, "", "'-'", "");
    var other = MAILS.stream().map(c -> c.name().equals(subject.name()) ? subject : c).toList();

    assertThat(known.find(insert, options, used)).isPresent();
    assertThatThrownBy(() -> known.find(insert, options, new Tables().with("used", other)))
        .hasMessageContaining("other columns of p:used.mails");
  }

  @Test
  void views_are_expanded_and_their_text_counts() {
    made.view("made", "large", "SELECT id FROM `p.made.mails` WHERE size > 100");
    used.view("used", "large", "SELECT id FROM `p.used.mails` WHERE size > 100");
    var other = new Tables().with("used", MAILS);
    other.view("used", "large", "SELECT id FROM `p.used.mails` WHERE size > 200");
    var plain = QueryOptions.of("p", "used");
    var known = known("SELECT COUNT(*) AS n FROM large", plain);

    assertThat(known.find("SELECT COUNT(*) AS n FROM large", plain, used).orElseThrow().statement())
        .isEqualTo(sql.analyze("SELECT COUNT(*) AS n FROM large", plain, used));
    assertThatThrownBy(() -> known.find("SELECT COUNT(*) AS n FROM large", plain, other))
        .hasMessageContaining("another text of that view");
  }

  @Test
  void names_with_their_dataset_lead_to_any_dataset() {
    var known = known("SELECT id FROM `p.made.mails`", QueryOptions.of("p", ""));
    var options = QueryOptions.of("p", "");

    assertThat(known.find("SELECT id FROM `p.used.mails`", options, used).orElseThrow().statement())
        .isEqualTo(sql.analyze("SELECT id FROM `p.used.mails`", options, used));
    assertThat(known.find("SELECT id FROM `used.mails`", options, used)).isPresent();
    assertThat(known.find("SELECT id FROM mails", QueryOptions.of("p", "used"), used)).isEmpty();
  }

  @Test
  void a_change_of_a_table_is_noticed_by_its_version() {
    var options = QueryOptions.of("p", "used").with(OWNER, LEAST);
    var found = known(MAILS_OF, options).find(MAILS_OF, options, used).orElseThrow();

    assertThat(found.versions()).isEqualTo(Map.of(new TableName("p", "used", "mails"), 1L));
  }

  @Test
  void what_needs_the_native_library_again_is_not_translated() {
    assertThatThrownBy(
            () ->
                translate("SELECT SOUNDEX(subject) AS s FROM mails", QueryOptions.of("p", "made")))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("native library");
    assertThatThrownBy(
            () ->
                translate(
                    "UPDATE mails SET subject = SOUNDEX(owner) WHERE TRUE",
                    QueryOptions.of("p", "made")))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("native library");
    assertThatThrownBy(
            () -> translate("CREATE TABLE more (id STRING)", QueryOptions.of("p", "made")))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("neither query nor DML");
    assertThatThrownBy(() -> translate("SELECT '«' AS s", QueryOptions.of("p", "made")))
        .isInstanceOf(SqlError.class);
  }

  @Test
  void a_machine_without_the_library_says_so() {
    System.setProperty("googlesql.library", "none");
    try {
      var without = new GoogleSql();

      assertThat(without.limitation()).isPresent();
      assertThat(without.script("SELECT 1; SELECT 2")).hasSize(1);
      assertThatThrownBy(() -> without.analyze("SELECT 1", QueryOptions.of("p", "d"), used))
          .isInstanceOf(SqlError.class)
          .hasMessageContaining("none of the project's own statements")
          .hasMessageContaining("native library");
    } finally {
      System.clearProperty("googlesql.library");
    }
    assertThat(sql.limitation()).isEmpty();
  }

  private Optional<Statement> find(String text, QueryOptions options, Catalog catalog) {
    return known(MAILS_OF, options).find(text, options, catalog).map(found -> found.statement());
  }

  /** As it comes back from the file. */
  private KnownStatements known(String query, QueryOptions options) {
    var parameters = MAILS_OF.equals(query) ? new Parameter[] {OWNER, LEAST} : new Parameter[0];
    boolean named = !options.defaultDataset().isEmpty();
    var there = QueryOptions.of("p", named ? "made" : "").with(parameters);
    return known(translate(query, there));
  }

  private static KnownStatements known(KnownStatement statement) {
    String file = TranslationFile.write(List.of(statement));
    return new KnownStatements(TranslationFile.read(new StringReader(file)));
  }

  private KnownStatement translate(String query, QueryOptions options) {
    return KnownStatement.of("mails.sql", query, options, sql, made);
  }

  /** A catalogue with the table {@code mails} in one dataset. */
  private static final class Tables implements Catalog {
    private final Map<TableName, Relation> relations = new HashMap<>();

    Tables with(String dataset, List<ColumnSchema> columns) {
      var name = new TableName("p", dataset, "mails");
      String duckName = DuckName.quote("p." + dataset) + "." + DuckName.quote("mails");
      relations.put(name, new Table(duckName, columns, 1));
      return this;
    }

    void view(String dataset, String name, String query) {
      relations.put(new TableName("p", dataset, name), new View(query, 1));
    }

    @Override
    public Optional<Relation> find(TableName name) {
      return Optional.ofNullable(relations.get(name));
    }
  }
}
